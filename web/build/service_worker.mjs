// Writes dist/sw.js: the service worker with the list of what a participant's pages need without a network.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = new URL('../dist/', import.meta.url).pathname;
const source = readFileSync(new URL('../src/live/service_worker.js', import.meta.url), 'utf8');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

// Whoever changes the language on the way must find its words.
const words = Object.keys(manifest).filter((key) => /messages\/\w+\/(everyone|session)$/.test(key));
const pages = [
  'src/programme/AgendaPage.svelte',
  'src/programme/SessionPage.svelte',
  'src/live/offline.svelte.ts',
  'src/shell/worn.ts'
];

// What these pages load a moment later is theirs as well.
const loadedLater = /^src\/(programme|clocks|live)\//;

const chunks = new Set();
function collect(key) {
  if (chunks.has(key)) return;
  chunks.add(key);
  for (const other of manifest[key].imports ?? []) collect(other);
  for (const other of manifest[key].dynamicImports ?? []) if (loadedLater.test(other)) collect(other);
}
for (const key of ['index.html', ...pages, ...words]) collect(key);

const files = new Set();
for (const key of chunks) {
  if (key !== 'index.html' || manifest[key].file.endsWith('.js')) files.add(`/${manifest[key].file}`);
  for (const style of manifest[key].css ?? []) files.add(`/${style}`);
}
const beside = readdirSync(dist).filter((name) => /^(icon|manifest).*\.(png|webmanifest)$/.test(name));
const all = ['/', ...[...files].sort(), ...beside.sort().map((name) => `/${name}`)];

const hash = createHash('sha256')
  .update(source)
  .update(readFileSync(join(dist, 'index.html')));
for (const name of all.slice(1)) hash.update(readFileSync(join(dist, name.slice(1))));
const version = hash.digest('hex').slice(0, 12);

const filled = source
  .replace('multaqa-shell-VERSION', `multaqa-shell-${version}`)
  .replace('const FILES = [];', `const FILES = ${JSON.stringify(all)};`);
writeFileSync(join(dist, 'sw.js'), filled);
console.log(`sw.js: version ${version}, ${all.length} files`);
