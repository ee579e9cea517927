// Runs the journeys against the real binary: node run.mjs [part of a name]
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, startServer } from './server.mjs';
import { openBrowser } from './visitor.mjs';

const wanted = process.argv[2] ?? '';
const folder = join(import.meta.dirname, 'journeys');
const modules = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .sort()
    .map((name) => import(join(folder, name)))
);
const journeys = modules.flatMap((module) => module.default).filter((journey) => journey.name.includes(wanted));
let passed = 0;
let failed = 0;
let skipped = 0;
const browser = await openBrowser();

for (const journey of journeys) {
  const began = Date.now();
  if (journey.skip) {
    skipped += 1;
    console.log(`-- SKIPPED ${journey.name}: ${journey.skip}`);
    continue;
  }
  let server;
  try {
    server = await startServer({ prepare: journey.prepare });
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
await browser.close();
cleanUp();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 ? 1 : 0);
