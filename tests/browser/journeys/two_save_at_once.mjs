// Dialogs that save second: what only one touched goes together by itself, what both did is asked about, field by field.
import assert from 'node:assert/strict';
import { complaints, until, visit } from '../visitor.mjs';

const EVENT = 'nouakchott-2024';
const dialog = (page) => page.locator('dialog[open]').last();
const closed = (page) => until('the dialogs', () => page.locator('dialog[open]').count(), (count) => count === 0);

async function read({ context }, path) {
  const answer = await context.request.get(`/api/v1${path}`);
  assert.ok(answer.ok(), `${path}: ${answer.status()}`);
  return answer.json();
}
async function write({ context }, method, path, data, version) {
  const headers = { ...(version && { 'If-Match': `"v${version}"` }), 'Idempotency-Key': crypto.randomUUID() };
  const answer = await context.request[method](`/api/v1${path}`, { data, headers });
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
const event = async (visitor) => (await read(visitor, `/events?slug=${EVENT}`)).items[0];

/** Saves, meets the other one's version, and takes theirs for `member`. */
async function takeTheirs(page, save, member, count = 1) {
  await dialog(page).locator(save).click();
  await page.locator(`[data-difference="${member}"]`).waitFor();
  assert.equal(await page.locator('[data-difference]').count(), count);
  assert.deepEqual(await complaints(page), []);
  await page.locator(`[data-difference="${member}"] input`).nth(1).check();
  await page.locator('[data-merge]').click();
  await closed(page);
}

async function membership(world) {
  const visitor = await visit(world.browser, world.server, '/people?lang=ar', { role: 'protocol' });
  const { page } = visitor;
  const { items } = await read(visitor, '/memberships?limit=200');
  const one = items.find(({ personId, archived }) => personId && !archived);
  await page.goto(`/people/${one.personId}?lang=ar`);
  const row = page.locator('section[aria-labelledby=person-heading] li').first();
  await row.getByRole('button').first().click();
  const shown = (await read(visitor, `/memberships?personId=${one.personId}`)).items;
  assert.equal(shown.length, 1, 'one membership, so that the row is known');
  await write(visitor, 'patch', `/memberships/${one.id}`, { role: 'observer', firstDay: '2020-01-01' }, one.version);
  await dialog(page).locator('select').selectOption('treasurer');
  await dialog(page).locator('input[type=date]').nth(1).fill('2030-12-31');
  await takeTheirs(page, '[data-save]', 'role');
  const { role, firstDay, lastDay } = await read(visitor, `/memberships/${one.id}`);
  assert.deepEqual([role, firstDay, lastDay], ['observer', '2020-01-01', '2030-12-31']);
  return [visitor];
}

async function absence(world) {
  const visitor = await visit(world.browser, world.server, '/people?lang=fr', { role: 'protocol' });
  const { page } = visitor;
  const person = (await read(visitor, '/people?limit=1')).items[0];
  const away = { firstDay: '2031-02-03', timeZone: 'Africa/Tunis', certainty: 'confirmed', source: 'leave' };
  const one = await write(visitor, 'post', `/people/${person.id}/unavailabilities`, away);
  await page.goto(`/people/${person.id}?lang=fr`);
  await page.locator(`[data-away="${one.id}"]`).getByRole('button').first().click();
  await write(visitor, 'patch', `/unavailabilities/${one.id}`, { lastDay: '2031-02-05', certainty: 'tentative' }, one.version);
  await dialog(page).locator('input[type=date]').nth(1).fill('2031-02-09');
  await dialog(page).locator('textarea').fill('Congé');
  await takeTheirs(page, '[data-save]', 'when');
  const now = await read(visitor, `/unavailabilities/${one.id}`);
  assert.deepEqual([now.lastDay, now.certainty, now.reason], ['2031-02-05', 'tentative', 'Congé']);
  return [visitor];
}

async function document(world) {
  const visitor = await visit(world.browser, world.server, `/planner/${EVENT}/documents?lang=en`, { role: 'organizer' });
  const { page } = visitor;
  const { id } = await event(visitor);
  const input = { kind: 'agenda', title: { en: 'Agenda' }, audience: 'staff', uri: 'https://example.org/agenda' };
  const one = await write(visitor, 'post', `/events/${id}/documents`, input);
  await page.reload();
  await page.locator(`[data-document="${one.id}"]`).getByRole('button').first().click();
  await write(visitor, 'patch', `/documents/${one.id}`, { title: { en: 'Agenda of the day' }, kind: 'minutes' }, one.version);
  await dialog(page).locator('input[lang=en]').fill('Agenda, first draft');
  await dialog(page).locator('select').nth(1).selectOption('public');
  await takeTheirs(page, '[data-save-document]', 'title/en');
  const { title, kind, audience } = await read(visitor, `/documents/${one.id}`);
  assert.deepEqual([title.en, kind, audience], ['Agenda of the day', 'minutes', 'public']);
  return [visitor];
}

async function outcome(world) {
  const visitor = await visit(world.browser, world.server, `/planner/${EVENT}/outcomes?lang=fr`, { role: 'organizer' });
  const { page } = visitor;
  const { id } = await event(visitor);
  const session = (await read(visitor, `/events/${id}/sessions?limit=1`)).items[0];
  const people = (await read(visitor, '/people?limit=2')).items;
  const input = { kind: 'follow-up', text: { fr: 'Envoyer le compte rendu' }, status: 'open' };
  const one = await write(visitor, 'post', `/sessions/${session.id}/outcomes`, input);
  await page.reload();
  const row = page.locator(`[data-outcome="${one.id}"]`);
  await row.getByRole('button', { name: 'Modifier' }).click();
  await write(visitor, 'patch', `/outcomes/${one.id}`, { ownerPersonId: people[0].id, due: '2027-05-01' }, one.version);
  await dialog(page).locator('input[type=date]').fill('2027-06-01');
  await dialog(page).locator('input[lang=fr], textarea[lang=fr]').first().fill('Envoyer le compte rendu signé');
  await takeTheirs(page, '[data-save-outcome]', 'due');
  const { text, due, ownerPersonId } = await read(visitor, `/outcomes/${one.id}`);
  assert.deepEqual([text.fr, due, ownerPersonId], ['Envoyer le compte rendu signé', '2027-05-01', people[0].id]);
  return [visitor];
}

async function series(world) {
  const visitor = await visit(world.browser, world.server, '/series?lang=en', { role: 'protocol' });
  const { page } = visitor;
  const one = (await read(visitor, '/series?limit=1')).items[0];
  await page.goto(`/series/${one.id}?lang=en`);
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await write(visitor, 'patch', `/series/${one.id}`, { title: { en: 'Meetings of the network' } }, one.version);
  await dialog(page).locator('input[lang=en]').first().fill('Our meetings');
  await takeTheirs(page, '[data-save-series]', 'title/en');
  await page.getByRole('heading', { level: 1, name: 'Meetings of the network' }).waitFor();
  return [visitor];
}

export default Object.entries({ membership, absence, document, outcome, series }).map(([name, run]) => ({
  name: `two change one ${name} at once: its dialog asks about what both touched, and keeps the rest`,
  run
}));
