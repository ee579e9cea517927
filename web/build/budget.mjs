// Fails the build when the first load of any page outgrows its budget, and removes the manifest it was measured with.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dist = new URL('../dist/', import.meta.url).pathname;
const shell = new URL('../src/shell/', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** In KiB of gzip, the most that the first load of a page may weigh. */
const limits = { participant: 58, staff: 116 };
/** What comes with a page beside its component. A page of the office is looked up in the second table, and framed. */
const tables = {
  bare: { file: 'public_pages.ts', files: ['index.html'], words: ['everyone'] },
  office: {
    file: 'pages.ts',
    files: [
      'index.html',
      'src/shell/pages.ts',
      'src/shell/OfficeFrame.svelte',
      'src/text/office_messages.ts'
    ],
    words: ['everyone', 'access', 'office']
  }
};
/** Imported when the page is there, but by nobody's doing: these count, while dialogs that somebody opens do not. */
const always = new Set(['src/shell/worn.ts', 'src/live/offline.svelte.ts', 'src/zones/newer_notice.ts']);
const pages = Object.keys(tables).flatMap(pagesOf);

let failed = false;
for (const [kind, limit] of Object.entries(limits)) {
  const measured = pages.filter((page) => page.kind === kind).map((page) => [firstLoad(page), page.name]);
  measured.sort(([a], [b]) => b - a);
  const [bytes, page] = measured[0];
  console.log(
    `${kind}: ${measured.length} pages, the largest (${page}) ${kib(bytes)} KiB of JavaScript (gzip), limit ${limit} KiB`
  );
  for (const [size, large] of measured.filter(([size]) => size > limit * 1024)) {
    console.error(`The page ${large} has outgrown its budget: ${kib(size)} KiB.`);
    failed = true;
  }
}
rmSync(join(dist, '.vite'), { recursive: true });
if (failed) process.exit(1);

/** The lines of a table: `name: make(() => import('../folder/Page.svelte'), 'words', …)`. */
function pagesOf(make) {
  const { file, files, words } = tables[make];
  const text = readFileSync(join(shell, file), 'utf8');
  const line = new RegExp(
    `^ {2}'?([\\w-]+)'?: ${make}\\(\\(\\) => import\\('\\.\\./(.+?)'\\)(.*)\\),?$`,
    'gm'
  );
  const found = [...text.matchAll(line)].map(([, name, path, more]) => {
    const own = [...more.matchAll(/'(\w+)'/g)].map((word) => word[1]);
    // Whoever needs words of the office is none of the participants (setup, invitation).
    const kind = make === 'office' || own.includes('office') ? 'staff' : 'participant';
    return { kind, name, files: [...files, `src/${path}`], words: new Set([...words, ...own]) };
  });
  const imports = text.match(/import\('/g)?.length ?? 0;
  if (found.length === 0 || found.length !== imports)
    throw new Error(`${file} has ${imports} pages, of which ${found.length} can be read`);
  return found;
}

/** Bytes of all files that the page cannot be shown without. */
function firstLoad({ files, words }) {
  const chunks = new Set();
  for (const key of files) collect(key, chunks);
  for (const part of words) chunks.add(largestCatalogue(part));
  return [...chunks].reduce((sum, key) => sum + gzipSize(key), 0);
}

function collect(key, seen) {
  if (seen.has(key)) return;
  if (!manifest[key]) throw new Error(`the build has no ${key}`);
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const other of [...imports, ...dynamicImports.filter((name) => always.has(name))])
    collect(other, seen);
}

/** One language is loaded; the largest counts. */
function largestCatalogue(part) {
  const candidates = Object.keys(manifest).filter(
    (key) => key.includes('messages/') && key.endsWith(`/${part}`)
  );
  if (candidates.length === 0) throw new Error(`no catalogue chunk for ${part}`);
  return candidates.sort((a, b) => gzipSize(b) - gzipSize(a))[0];
}

function gzipSize(key) {
  return statSync(join(dist, `${manifest[key].file}.gz`)).size;
}

function kib(bytes) {
  return (bytes / 1024).toFixed(1);
}
