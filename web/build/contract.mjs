// Writes the HTTP contract as JSON beside the pages: the server answers it at /api/v1/openapi.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';

const yaml = readFileSync(new URL('../../schema/openapi.yaml', import.meta.url), 'utf8');
writeFileSync(new URL('../dist/openapi.json', import.meta.url), JSON.stringify(load(yaml)));
