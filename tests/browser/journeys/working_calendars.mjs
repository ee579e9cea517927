// The office keeps Morocco's working calendar: a holiday of the moon falls otherwise than reckoned, a day off is announced, and
// whoever plans a session on it is warned. Other staff read the calendar, and change nothing.
import assert from 'node:assert/strict';
import { Hands, words } from '../hands.mjs';
import { complaints, live, phone, until, visit, withoutMarks } from '../visitor.mjs';

const PAGE = '/calendars';
const EVENT = '/planner/nouakchott-2024';
const ANNOUNCED = { ar: 'يوم حداد وطني', fr: 'Deuil national', en: 'National mourning' };
const DAY = '2024-01-28';
const named = { ar: 'المغرب', fr: 'Maroc' };
const plain = (text) => withoutMarks(text).replace(/\s+/g, ' ').trim();

async function read(page, path) {
  const answer = await page.context().request.get(`/api/v1/${path}`);
  assert.ok(answer.ok(), `${path}: ${answer.status()}`);
  return answer.json();
}

async function calendarOf(page, country) {
  const { items } = await read(page, `working-calendars?subjectKind=country&subjectId=${country}`);
  assert.equal(items.length, 1);
  return items[0];
}

/** From the list to the calendar of a country, by its name. */
async function opens(page, name) {
  await page.locator('main input[type=search]').fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await page.locator('[data-list=days]').waitFor();
}

const row = (page, list, key) => page.locator(`[data-list=${list}] [data-key="${key}"]`);
const falls = (page, key) => page.locator(`[data-falls="${key}"]`).first().getAttribute('data-first');

/** The one that falls first among those reckoned by the moon: moved by a day of its month, and it falls a day later. */
async function correctsLunarHoliday(page, hands, calendar) {
  const [key, day] = Object.entries(calendar.days).find(([, { certainty, rule }]) => certainty === 'lunar' && rule.hijriMonthDay);
  await page.locator(`[data-falls="${key}"]`).first().waitFor();
  const before = await falls(page, key);
  await row(page, 'days', key).locator('[data-edit-row]').click();
  const written = Number(day.rule.hijriMonthDay.slice(3));
  await hands.fill(hands.dialog.locator('input[name=day]'), written + 1);
  assert.deepEqual(await complaints(page), []);
  await hands.click(hands.dialog.locator('[data-save]'));
  const next = new Date(Date.parse(before) + 86_400_000).toISOString().slice(0, 10);
  await until('the day on which it falls', () => falls(page, key), (date) => date === next);
  assert.equal(await row(page, 'days', key).locator('[data-certainty=lunar]').count(), 1);
}

/** Without a date the server refuses it, at its field; with one it stands among the rows and in the year ahead. */
async function addsAnnouncedDay(page, hands) {
  await hands.click(page.locator('[data-add=days]'));
  await hands.write(ANNOUNCED, hands.dialog, ['ar', 'fr', 'en']);
  await hands.click(hands.dialog.locator('[data-save]'));
  await hands.dialog.locator('[name=date][aria-invalid=true]').waitFor();
  await hands.fill(hands.dialog.locator('[name=date]'), DAY);
  await hands.click(hands.dialog.locator('[data-save]'));
  await row(page, 'days', 'national-mourning').locator('[data-certainty=announced]').waitFor();
  await until('the day ahead', () => falls(page, 'national-mourning'), (date) => date === DAY);
}

/** Under a heading of its own, with what the day is called and how sure it is; and the way to the session. */
async function isWarned(page, lang) {
  await page.goto(`${EVENT}?lang=${lang}`);
  await live(page);
  const list = page.locator('[data-day-conflicts]');
  await list.waitFor();
  const more = list.locator('[data-all-days]');
  if ((await more.count()) > 0) await more.click();
  const group = page.locator(`[data-day-group=Z10][data-day="${DAY}"]`);
  await group.locator('summary').click();
  assert.ok(plain(await group.locator('summary').textContent()).includes(ANNOUNCED[lang]));
  const warning = group.locator('[data-code=Z10]').first();
  await warning.waitFor();
  assert.ok(plain(await warning.textContent()).includes(ANNOUNCED[lang]));
  assert.ok((await warning.locator('[data-certainty=announced]').count()) > 0);
  await warning.getByRole('button').click();
  const session = await warning.getAttribute('data-of');
  await page.locator('[aria-labelledby=inspected]').waitFor();
  await page.locator(`.block[data-session="${session}"]`).first().waitFor();
  assert.deepEqual(await complaints(page), []);
}

async function keeps({ server, browser }, lang) {
  const office = await visit(browser, server, `${PAGE}?lang=${lang}`, { role: 'protocol' });
  const { page } = office;
  const hands = new Hands(page, lang);
  assert.equal(await page.locator('[data-save-correction]').count(), 0);
  await opens(page, named[lang]);
  assert.deepEqual(await complaints(page), []);
  await correctsLunarHoliday(page, hands, await calendarOf(page, 'MA'));
  await addsAnnouncedDay(page, hands);
  // Those who come to Nouakchott are concerned by the calendar of their own country.
  await isWarned(page, lang);
  return [office];
}

/** Every staff account reads; nothing that would be refused is offered. */
async function looks({ server, browser }, lang) {
  const viewer = await visit(browser, server, `${PAGE}?lang=${lang}`, { role: 'organizer' });
  const { page } = viewer;
  assert.equal(await page.locator('[data-new-calendar], [data-save-correction]').count(), 0);
  await opens(page, named[lang]);
  assert.equal(await page.locator('[data-add], [data-edit-row], [data-remove-row], [data-edit-frame], [data-remove]').count(), 0);
  await page.locator('[data-falls]').first().waitFor();
  await page.setViewportSize(phone.viewport);
  assert.deepEqual(await complaints(page), []);
  return [viewer];
}

/** What the months of the moon begin with is one number for all; only lunar days move. */
async function corrects({ server, browser }, lang) {
  const admin = await visit(browser, server, `${PAGE}?lang=${lang}`, { role: 'admin' });
  const { page } = admin;
  const { id, days } = await calendarOf(page, 'MA');
  const range = 'from=2024-01-28&to=2025-01-27';
  const fallen = async () => {
    const { items } = await read(page, `working-calendars/${id}/days?${range}`);
    return new Map(items.flatMap((item) => item.days.map(({ key, first }) => [key, first])));
  };
  const before = await fallen();
  await page.locator('select[name=hijriCorrection]').selectOption('1');
  assert.deepEqual(await complaints(page), []);
  await page.locator('[data-save-correction]').click();
  await page.locator('[data-correction="1"]').waitFor();
  const after = await fallen();
  const moved = [...before.keys()].filter((key) => after.get(key) !== before.get(key));
  assert.ok(moved.length > 0);
  assert.deepEqual(moved.filter((key) => !days[key].rule.hijriMonthDay), []);
  await opens(page, named[lang]);
  await page.getByText(words(lang, 'administration.calendars.monthsBegin.later1')).waitFor();
  return [admin];
}

export default ['ar', 'fr'].flatMap((lang) => [
  { name: `the office keeps a working calendar, and a session on a day off is told of (${lang})`, run: (world) => keeps(world, lang) },
  { name: `staff look at a working calendar, and change nothing (${lang})`, run: (world) => looks(world, lang) },
  { name: `an administrator corrects the Hijri calendar (${lang})`, run: (world) => corrects(world, lang) }
]);
