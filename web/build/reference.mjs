// Writes the readable reference of the HTTP contract beside the pages: the server answers it at /api/docs. Static HTML with
// one stylesheet and no script, so that it works offline and under the strict Content-Security-Policy.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { reference } from './reference_page.mjs';

const contract = load(readFileSync(new URL('../../schema/openapi.yaml', import.meta.url), 'utf8'));
writeFileSync(new URL('../dist/reference.html', import.meta.url), reference(contract));
copyFileSync(new URL('./reference.css', import.meta.url), new URL('../dist/reference.css', import.meta.url));
