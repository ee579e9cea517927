// A calendar of another program names zones in its own way: what is known is taken with a note, what is not is asked, and
// nothing is guessed.
import assert from 'node:assert/strict';
import { Hands } from '../hands.mjs';
import { complaints, until, visit, withoutMarks } from '../visitor.mjs';

const SLUG = 'liaison-2027';
const names = {
  windows: 'Romance Standard Time',
  prefixed: '/citadel.org/20210210_1/Europe/Rome',
  unknown: 'Horloge de la gare'
};
// On the clock of the file, and what that is in UTC once the zone is known.
const entries = {
  windows: { start: '20270112T110000', utcStart: '2027-01-12T10:00:00Z', timeZone: 'Europe/Paris' },
  prefixed: { start: '20270112T150000', utcStart: '2027-01-12T14:00:00Z', timeZone: 'Europe/Rome' },
  unknown: { start: '20270112T170000', utcStart: '2027-01-12T10:00:00Z', timeZone: 'Asia/Jakarta' }
};
// Seventeen minutes ahead of UTC: no zone is.
const OWN_CLOCK = [
  'BEGIN:VTIMEZONE',
  `TZID:${names.unknown}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:+0017',
  'TZOFFSETTO:+0017',
  'END:STANDARD',
  'END:VTIMEZONE'
];

function calendar() {
  const events = Object.entries(entries).flatMap(([uid, { start }]) => [
    'BEGIN:VEVENT',
    `UID:${uid}@multaqa.example`,
    'DTSTAMP:20260701T000000Z',
    `DTSTART;TZID="${names[uid]}":${start}`,
    'DURATION:PT1H',
    `SUMMARY:Séance ${uid}`,
    'END:VEVENT'
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Multaqa tests//EN', ...OWN_CLOCK, ...events, 'END:VCALENDAR', ''].join('\r\n');
}

const counted = (page, name) => page.locator(`[data-count=${name}] dd`).first();
const plain = async (place) => withoutMarks(await place.textContent());

async function chooseFile(hands, office) {
  const { page } = office;
  await page.locator('select[name=event]').selectOption('+');
  await page.getByLabel(hands.words('imports.slug')).fill(SLUG);
  const buffer = Buffer.from(calendar());
  await page.locator('input[type=file]').setInputFiles({ name: 'liaison.ics', mimeType: 'text/calendar', buffer });
  await page.locator('[data-report]').waitFor();
}

/** The note of an entry names the zone as the file does, and what it was taken for. */
async function expectNote(page, uid, zone) {
  const note = await plain(page.locator('li', { hasText: `Séance ${uid}` }));
  assert.ok(note.includes(names[uid]) && note.includes(zone), note);
}

async function answers(world, lang) {
  const office = await visit(world.browser, world.server, `/imports?kind=programme&lang=${lang}`, { role: 'admin' });
  const { page } = office;
  const hands = new Hands(page, lang);
  await chooseFile(hands, office);
  assert.equal(await counted(page, 'created').textContent(), '2');
  assert.equal(await counted(page, 'refused').textContent(), '1');
  await expectNote(page, 'windows', entries.windows.timeZone);
  await expectNote(page, 'prefixed', entries.prefixed.timeZone);

  const questions = page.locator('[data-zone-questions]');
  assert.equal(await questions.locator('select').count(), 1);
  assert.ok((await plain(questions.locator('label'))).includes(names.unknown));
  const readAgain = questions.locator('[data-read-again]');
  assert.equal(await readAgain.isDisabled(), true);
  assert.deepEqual(await complaints(page), []);

  const choice = questions.locator('select');
  await choice.locator('option[value="Asia/Jakarta"]').waitFor({ state: 'attached' });
  await choice.selectOption('Asia/Jakarta');
  await readAgain.click();
  await questions.waitFor({ state: 'detached' });
  assert.equal(await counted(page, 'created').textContent(), '3');
  await expectNote(page, 'unknown', entries.unknown.timeZone);

  await page.locator('[data-import]').click();
  await page.locator('[data-done]').waitFor();
  assert.deepEqual(await complaints(page), []);
  await expectSessions(office);
  return [office];
}

async function expectSessions({ context }) {
  const read = async (path) => (await context.request.get(`/api/v1/${path}`)).json();
  const [event] = (await until('the event', () => read(`events?slug=${SLUG}`), ({ items }) => items.length === 1)).items;
  const { items } = await read(`events/${event.id}/sessions`);
  const seen = Object.fromEntries(items.map(({ uid, timeZone, utcStart }) => [uid.split('@')[0], { timeZone, utcStart }]));
  const wanted = Object.entries(entries).map(([uid, { timeZone, utcStart }]) => [uid, { timeZone, utcStart }]);
  assert.deepEqual(seen, Object.fromEntries(wanted));
}

export default ['ar', 'fr'].map((lang) => ({
  name: `a calendar names zones in its own way, and a person says which is meant (${lang})`,
  run: (world) => answers(world, lang)
}));
