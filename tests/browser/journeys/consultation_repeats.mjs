// A weekly consultation of Rabat and Paris across the change of clocks in September 2026: on which dates Paris reads another
// time, and one, some or all of its occurrences changed.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { demoUnder } from '../server.mjs';
import { complaints, desk, phone, until, visit, withoutMarks } from '../visitor.mjs';

const SLUG = 'consultation-2026';
const EVENT = `/planner/${SLUG}`;
const FIRST = '2026-09-08T10:00:00';
const COUNT = 6;
const idOf = (week) => new Date(Date.parse(`${FIRST}Z`) + week * 7 * 86_400_000).toISOString().slice(0, 19);
const plain = (text) => withoutMarks(text).replace(/\s+/g, ' ').trim();

/** An event with one consultation on a Tuesday, and somebody in Paris who takes part. */
async function entered({ server, browser }, lang, screen) {
  const visitor = await visit(browser, server, '/planner', { ...screen, role: 'protocol' });
  const { page, context } = visitor;
  const post = async (path, data) => {
    const answer = await context.request.post(`/api/v1/${path}`, { data });
    assert.equal(answer.status(), 201, await answer.text());
    return answer.json();
  };
  const name = (text) => ({ ar: text, fr: text, en: text });
  const person = await post('people', { name: name('Camille Roche'), homeTimeZone: 'Europe/Paris' });
  const event = await post('events', {
    slug: SLUG,
    title: name('Consultation'),
    type: 'consultation',
    timeZone: 'Africa/Casablanca',
    firstDay: FIRST.slice(0, 10),
    lastDay: '2026-10-31'
  });
  const session = await post(`events/${event.id}/sessions`, {
    type: 'bilateral',
    title: name('Consultation'),
    start: FIRST,
    duration: 'PT1H',
    participants: { [person.id]: { roles: { speaker: true } } }
  });
  const listed = async () => {
    const answer = await context.request.get(`/api/v1/events/${event.id}/recurrences`);
    return (await answer.json()).items;
  };
  await page.goto(`${EVENT}/sessions/${session.id}?lang=${lang}`);
  return { visitor, page, listed, lang };
}

/** Every week, six times; the dates and the clocks of Paris are seen before anything is made. */
async function repeats({ page, listed }) {
  const card = page.locator('details[data-repeats]');
  await card.locator('summary').first().click();
  await card.locator('input[name=count]').fill(String(COUNT));
  await card.locator(`[data-preview] [data-count="${COUNT}"]`).waitFor();
  const offsets = card.locator('[data-offsets="Europe/Paris"]');
  const said = plain(await offsets.locator('[data-run]').textContent());
  for (const time of ['10:00', '11:00', '12:00']) assert.ok(said.includes(time), said);
  const rows = (await offsets.locator('tbody tr').allTextContents()).map(plain);
  assert.equal(rows.length, 2, 'the two dates before the clocks of Rabat change');
  for (const row of rows) assert.match(row, /10:00 GMT\+1\s*11:00 GMT\+2/);
  assert.deepEqual(await complaints(page), []);
  await card.locator('[data-repeat]').click();
  await card.locator(`[data-occurrences="${COUNT}"]`).waitFor();
  await offsets.locator('[data-run]').waitFor();
  assert.deepEqual(await complaints(page), []);
  const [recurrence] = await listed();
  assert.equal(recurrence.occurrences.length, COUNT);
  return card;
}

async function opens({ page }, week) {
  await page.locator(`[data-occurrences] [data-occurrence="${idOf(week)}"] a`).click();
  const mark = page.locator(`[data-occurrences] [data-occurrence="${idOf(week)}"] a[aria-current]`);
  await mark.waitFor();
}

async function saves({ page }, reach) {
  await page.locator('[data-save]').click();
  const dialog = page.locator('dialog[open]');
  await until('this one is chosen first', () => dialog.locator('input[value=this]').isChecked(), Boolean);
  assert.deepEqual(await complaints(page), []);
  await dialog.locator(`input[value="${reach}"]`).check();
  const answered = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await dialog.locator('[data-confirm]').click();
  assert.equal((await answered).status(), 200);
  await until('it is saved', () => page.locator('[data-save]').isDisabled(), Boolean);
}

const time = (page) => page.locator('input[type=time]').first();
const starts = (recurrence) => recurrence.occurrences.map(({ start }) => start.slice(11, 16));

async function changed(office) {
  const { page, listed } = office;
  await opens(office, 1);
  await time(page).fill('11:00');
  await saves(office, 'this');
  assert.deepEqual(starts((await listed())[0]), ['10:00', '11:00', '10:00', '10:00', '10:00', '10:00']);
  await page.locator(`[data-occurrence="${idOf(1)}"] [data-overridden=start]`).waitFor();

  await opens(office, 4);
  await time(page).fill('09:00');
  await saves(office, 'this-and-future');
  const halves = (await listed()).map(starts).sort((one, other) => other.length - one.length);
  assert.deepEqual(halves, [['10:00', '11:00', '10:00', '10:00'], ['09:00', '09:00']]);
}

async function allChanged(office) {
  const { page, listed, lang } = office;
  const status = words(lang, 'events.column.status');
  await page.getByRole('combobox', { name: status, exact: true }).selectOption('confirmed');
  await saves(office, 'all');
  const later = (await listed()).find(({ occurrences }) => occurrences.length === 2);
  assert.equal(later.pattern.status, 'confirmed');
}

export default [
  { lang: 'ar', screen: phone, on: 'a phone' },
  { lang: 'fr', screen: desk, on: 'a desk' }
].map(({ lang, screen, on }) => ({
  name: `a weekly consultation crosses the change of clocks, and is changed in one, some and all, at ${on} (${lang})`,
  zones: '2026f',
  prepare: demoUnder('2026f'),
  async run(world) {
    const office = await entered(world, lang, screen);
    const { page } = office;
    const card = await repeats(office);
    assert.match(plain(await card.locator('[data-words]').textContent()), new RegExp(String(COUNT)));
    await changed(office);
    await allChanged(office);
    await page.goto(`${EVENT}/sessions?lang=${lang}`);
    const marks = page.locator('[data-repeats]');
    await until('all are marked', () => marks.count(), (count) => count === COUNT);
    assert.equal(await marks.first().getAttribute('title'), words(lang, 'planner.repeats'));
    assert.deepEqual(await complaints(page), []);
    return [office.visitor];
  }
}));
