// The planner asks how far a move of what repeats goes: left alone, this one, this and the later ones, all, and undone.
import assert from 'node:assert/strict';
import { chooseDay, complaints, dragBy, live, until, visit } from '../visitor.mjs';

const SLUG = 'weekly-2027';
const TITLE = 'Point hebdomadaire';
const DAYS = ['2027-01-12', '2027-01-19', '2027-01-26', '2027-02-02'];

/** A room of its own, and in it a meeting on four Tuesdays at ten. */
async function entered({ server, browser }, lang) {
  const visitor = await visit(browser, server, '/planner', { role: 'protocol' });
  const { page, context } = visitor;
  const post = async (path, data, headers = {}) => {
    const answer = await context.request.post(`/api/v1/${path}`, { data, headers });
    assert.equal(answer.status(), 201, await answer.text());
    return answer.json();
  };
  const name = (text) => ({ ar: text, fr: text, en: text });
  const site = await post('sites', { name: name('Palais'), timeZone: 'Africa/Nouakchott' });
  const room = await post('rooms', { siteId: site.id, name: name('Salle du point') });
  const event = await post('events', {
    slug: SLUG,
    title: name('Points'),
    type: 'consultation',
    timeZone: 'Africa/Nouakchott',
    firstDay: DAYS[0],
    lastDay: DAYS.at(-1),
    siteIds: [site.id]
  });
  const session = await post(`events/${event.id}/sessions`, {
    type: 'meeting',
    title: name(TITLE),
    start: `${DAYS[0]}T10:00:00`,
    duration: 'PT1H',
    roomId: room.id
  });
  const matched = { 'If-Match': `"v${session.version}"` };
  await post(`sessions/${session.id}/recurrence`, { rule: 'FREQ=WEEKLY;COUNT=4' }, matched);
  const starts = async () => {
    const answer = await context.request.get(`/api/v1/events/${event.id}/recurrences`);
    const { items } = await answer.json();
    const halves = items.map(({ occurrences }) => occurrences.map(({ start }) => start.slice(11, 16)));
    return halves.flat().sort().join(' ');
  };
  await page.goto(`/planner/${SLUG}?lang=${lang}`);
  await live(page);
  return { visitor, page, starts };
}

/** The meeting of the day that is shown, where it stands at this time. */
const meeting = (page, time) => page.locator(`.block[aria-label*="${TITLE}"][aria-label*="${time}"]`);

/** Drags the meeting of one day, and answers the question with `reach`, or not at all. */
async function drags({ page }, day, { from, minutes, reach }) {
  await chooseDay(page, day);
  await meeting(page, from).waitFor();
  await dragBy(page, TITLE, minutes);
  const dialog = page.locator('dialog[open]');
  await dialog.locator('[data-reach]').waitFor();
  await until('this one is chosen first', () => dialog.locator('input[value=this]').isChecked(), Boolean);
  assert.deepEqual(await complaints(page), []);
  if (!reach) {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return;
  }
  await dialog.locator(`input[value="${reach}"]`).check();
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/move'));
  await dialog.locator('[data-confirm]').click();
  const answer = await answered;
  assert.equal(answer.status(), 200, await answer.text());
  assert.equal(new URL(answer.url()).searchParams.get('recurrence'), reach);
}

export default ['ar', 'fr'].map((lang) => ({
  name: `the planner asks how far a move of what repeats goes (${lang})`,
  async run(world) {
    const office = await entered(world, lang);
    const { page, starts } = office;

    await drags(office, DAYS[1], { from: '10:00–11:00', minutes: 60 });
    await meeting(page, '10:00–11:00').waitFor();
    assert.equal(await starts(), '10:00 10:00 10:00 10:00', 'whoever does not answer moves nothing');

    await drags(office, DAYS[1], { from: '10:00–11:00', minutes: 60, reach: 'this' });
    await meeting(page, '11:00–12:00').waitFor();
    assert.equal(await starts(), '10:00 10:00 10:00 11:00');

    await drags(office, DAYS[2], { from: '10:00–11:00', minutes: 120, reach: 'this-and-future' });
    await meeting(page, '12:00–13:00').waitFor();
    await chooseDay(page, DAYS[3]);
    await meeting(page, '12:00–13:00').waitFor();
    assert.equal(await starts(), '10:00 11:00 12:00 12:00');

    await drags(office, DAYS[3], { from: '12:00–13:00', minutes: -60, reach: 'all' });
    await chooseDay(page, DAYS[2]);
    await meeting(page, '11:00–12:00').waitFor();

    await page.locator('[data-undo]').click();
    await meeting(page, '12:00–13:00').waitFor();
    await until('all are back', starts, (all) => all === '10:00 11:00 12:00 12:00');
    assert.deepEqual(await complaints(page), []);
    return [office.visitor];
  }
}));
