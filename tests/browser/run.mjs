// Runs the journeys against the real binary: node run.mjs [part of a name]
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { longestFirst } from './lengths.mjs';
import { cleanUp, loadDemo, startServer } from './server.mjs';
import { openBrowser } from './visitor.mjs';

const wanted = process.argv[2] ?? '';
const folder = join(import.meta.dirname, 'journeys');
const modules = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .sort()
    .map((name) => import(join(folder, name)))
);
const journeys = longestFirst(modules.flatMap((module) => module.default)).filter((journey) => journey.name.includes(wanted));
const AT_ONCE = 2; // they wait more than they reckon; each has a server and a browser of its own
const waiting = [...journeys];
let passed = 0;
let failed = 0;
let skipped = 0;

async function walk(journey, browser) {
  const began = Date.now();
  if (journey.skip) {
    skipped += 1;
    return console.log(`-- SKIPPED ${journey.name}: ${journey.skip}`);
  }
  let server;
  try {
    server = await startServer({ prepare: journey.prepare, rehearse: journey.rehearse, zones: journey.zones });
    const visitors = await journey.run({ server, browser });
    const errors = visitors.flatMap((visitor) => visitor.errors);
    if (errors.length > 0) throw new Error(`the browser complained:\n${errors.join('\n')}`);
    passed += 1;
    console.log(`ok ${journey.name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${journey.name}\n   ${String(error.stack ?? error).replaceAll('\n', '\n   ')}`);
  }
  for (const context of browser.contexts()) await context.close();
  await server?.stop();
}

async function walkAll() {
  const browser = await openBrowser();
  while (waiting.length > 0) await walk(waiting.shift(), browser);
  await browser.close();
}

loadDemo();
await Promise.all(Array.from({ length: AT_ONCE }, walkAll));
cleanUp();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 ? 1 : 0);
