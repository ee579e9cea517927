// The browser's own zone data are never asked: they may be older than the server's. Days and times are wall times on UTC.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts|js)$/.test(name) && !/\.(test|d)\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));

const PART = '(?:Hours|Minutes|Seconds|Milliseconds|Date|Day|Month|FullYear|Year)';
const forbidden = [
  /\bgetTimezoneOffset\b/g,
  new RegExp(`\\.(?:get|set)${PART}\\(`, 'g'),
  // The parts of a wall time, or a text without a zone, would be read in the browser's own.
  /\bnew Date\([^()]*,[^()]*\)/g,
  /\.to(?:DateString|TimeString|Locale(?:Date|Time)String)\(/g,
  /\bDateTimeFormat\((?![^;]*timeZone: 'UTC')/g,
  /\bresolvedOptions\(\)\.timeZone\b/g,
  /\bTemporal\b/g
];

/** What is allowed: file, what is found there, and why. */
const exceptions: [name: string, found: string, why: string][] = [
  [
    'time/device_zone.ts',
    'DateTimeFormat(',
    'asks for the name of the zone of the device, and for nothing else'
  ],
  ['time/device_zone.ts', 'resolvedOptions().timeZone', 'likewise'],
  ['clocks/device_offset.ts', 'DateTimeFormat(', 'compares, for the notice that this device is out of date']
];

const code = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$|<!--[\s\S]*?-->/gm, '');
const findingsIn = (text: string) =>
  forbidden.flatMap((pattern) => [...code(text).matchAll(pattern)].map(([found]) => found));
const isAllowed = (name: string, found: string) =>
  exceptions.some(([file, allowed]) => file === name && allowed === found);

it('no source asks the browser what a zone does', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap(({ name, text }) =>
    findingsIn(text)
      .filter((one) => !isAllowed(name, one))
      .map((one) => `${name}: ${one}`)
  );
  expect(found).toEqual([]);
});

it('finds what it forbids, and lets UTC pass', () => {
  const bad = [
    'at.getTimezoneOffset()',
    'day.getHours()',
    'day.setDate(1)',
    'new Date(2027, 0, 1)',
    'day.toLocaleDateString(locale)',
    "new Intl.DateTimeFormat('fr', { hour: '2-digit' })",
    'Temporal.Now'
  ];
  for (const text of bad) expect([text, findingsIn(text).length]).toEqual([text, 1]);
  const good =
    "day.getUTCHours(); new Date(at); new Intl.DateTimeFormat(l, { ...o, timeZone: 'UTC' }); // getHours()";
  expect(findingsIn(good)).toEqual([]);
});

it('has no exception that nothing needs', () => {
  for (const [file, found] of exceptions)
    expect([file, findingsIn(files.find(({ name }) => name === file)?.text ?? '')]).toEqual([
      file,
      expect.arrayContaining([found])
    ]);
});
