// Fails the build when a page's first load outgrows its budget, and removes the manifest it was measured with.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dist = new URL('../dist/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

const pages = [
  { name: 'participant', entry: 'src/programme/AgendaPage.svelte', parts: ['everyone'], limit: 60 },
  {
    name: 'staff',
    entry: 'src/planning/PlannerPage.svelte',
    parts: ['everyone', 'access', 'office', 'planner'],
    limit: 120
  }
];

function collect(key, seen) {
  if (seen.has(key)) return;
  seen.add(key);
  for (const other of manifest[key].imports ?? []) collect(other, seen);
}

let failed = false;
for (const page of pages) {
  const chunks = new Set();
  collect('index.html', chunks);
  collect(page.entry, chunks);
  // One language is loaded; the largest counts.
  for (const part of page.parts) {
    const candidates = Object.keys(manifest).filter(
      (key) => key.includes('messages/') && key.endsWith(`/${part}`)
    );
    candidates.sort((a, b) => gzipSize(b) - gzipSize(a));
    if (candidates.length === 0) throw new Error(`no catalogue chunk for ${part}`);
    chunks.add(candidates[0]);
  }
  const bytes = [...chunks].reduce((sum, key) => sum + gzipSize(key), 0);
  const size = (bytes / 1024).toFixed(1);
  console.log(`${page.name}: ${size} KiB of JavaScript (gzip), limit ${page.limit} KiB`);
  failed ||= bytes > page.limit * 1024;
}
rmSync(join(dist, '.vite'), { recursive: true });
if (failed) {
  console.error('A page has outgrown its budget.');
  process.exit(1);
}

function gzipSize(key) {
  return statSync(join(dist, `${manifest[key].file}.gz`)).size;
}
