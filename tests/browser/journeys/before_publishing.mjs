// What an organiser is told before publishing: every change by its fields, who will see it, what clashes and where.
import assert from 'node:assert/strict';
import { Hands } from '../hands.mjs';
import { block, chooseDay, complaints, live, until, visit } from '../visitor.mjs';

const SLUG = 'nouakchott-2024';
const MOST_FOR_A_CHANGE = 4;
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const renamed = { ar: 'الافتتاح الرسمي للقاء', fr: 'Séance solennelle d’ouverture' };
const paper = { ar: 'جدول أعمال الورشة', fr: 'Ordre du jour de l’atelier' };
const added = { ar: 'ورشة إضافية', fr: 'Atelier supplémentaire' };

function asking({ context }) {
  const send = async (method, path, data, version) => {
    const headers = { ...(version && { 'If-Match': `"v${version}"` }), 'Idempotency-Key': crypto.randomUUID() };
    const answer = await context.request[method](`/api/v1${path}`, { headers, ...(data && { data }) });
    assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  return {
    get: (path) => send('get', path),
    post: (path, data, version) => send('post', path, data, version),
    patch: (path, data, version) => send('patch', path, data, version)
  };
}

/** Title, people and languages of one session; another one that is new, with a document. */
async function changesBehind(api, event, opening) {
  const [leaves] = Object.keys(opening.participants);
  await api.patch(
    `/sessions/${opening.id}`,
    { title: renamed, participants: { [leaves]: null }, languages: { spoken: ['ar', 'fr', 'en', 'de'] } },
    opening.version
  );
  const workshop = { type: 'workshop', title: added, duration: 'PT30M', start: '2024-01-29T21:00:00', status: 'confirmed' };
  const { id } = await api.post(`/events/${event.id}/sessions`, workshop);
  const input = { kind: 'agenda', title: paper, audience: 'public', uri: 'https://example.org/agenda', sessionId: id };
  await api.post(`/events/${event.id}/documents`, input);
  return leaves;
}

const entry = (dialog, title) => dialog.locator('[data-pending] [data-entry]', { hasText: title });

/** What changed is named by its fields, old and new. */
async function isTold(hands, opening, dinner, person) {
  const { dialog, lang } = hands;
  const read = async (title) => plain(await entry(dialog, title).textContent());
  await entry(dialog, renamed[lang]).waitFor();
  const changed = await read(renamed[lang]);
  for (const word of ['title', 'participants', 'languages']) assert.ok(changed.includes(hands.words(`events.field.${word}`)), changed);
  assert.ok(changed.includes(plain(opening.title[lang])), changed);
  assert.ok(changed.includes(plain(person)), changed);
  const moved = await read(dinner.title[lang]);
  for (const word of [hands.words('events.field.start'), '20:00', '20:15']) assert.ok(moved.includes(word), moved);
  assert.equal(await entry(dialog, added[lang]).getAttribute('data-entry'), 'new');
  assert.ok((await dialog.locator('[data-opened-papers]').textContent()).includes(paper[lang]));
}

async function publishesATimeChange(hands, { api, event, opening, dinner, person }) {
  const { page, lang } = hands;
  await chooseDay(page, '2024-01-28');
  const clicks = await hands.counted(async () => {
    await hands.click(block(page, dinner.title[lang]));
    await hands.click(page.getByRole('button', { name: hands.words('planner.later') }));
    await block(page, `${dinner.title[lang]} 20:15`).waitFor();
    await until('the step back', () => page.locator('[data-undo]').isEnabled(), Boolean);
    await hands.click(page.locator('[data-publish]'));
    await isTold(hands, opening, dinner, person);
    const readers = hands.dialog.locator('[data-readers=public]');
    assert.ok((await readers.textContent()).includes(hands.words('planner.readers.public')));
    assert.equal(await hands.dialog.locator('[data-open-conflicts]').getAttribute('data-open-conflicts'), '0');
    assert.equal(await hands.dialog.locator('textarea[lang]').count(), 3);
    assert.deepEqual(await complaints(page), []);
    await hands.click(hands.dialog.locator('button[form=publish]'));
  });
  assert.ok(clicks <= MOST_FOR_A_CHANGE, `${clicks} clicks`);
  await hands.dialog.waitFor({ state: 'detached' });
  const released = await api.get(`/events/${event.id}/agenda?release=latest`);
  assert.equal(released.sessions[opening.id].title[lang], renamed[lang]);
}

/** In this event a room taken twice does not stop a move, but the release. */
async function bringsAClash(api, event, opening) {
  for (const code of ['R1', 'P1', 'T1'])
    await api.post(`/events/${event.id}/policies`, { code, severity: 'block-release', reason: 'Settled on the spot.' });
  const { version } = await api.get(`/sessions/${opening.id}`);
  await api.post(`/sessions/${opening.id}/move`, { start: '2024-01-28T10:00:00' }, version);
}

async function seesTheClash(hands) {
  const { page, lang } = hands;
  await until('the clash', () => page.locator('[data-conflicts] li').count(), (count) => count > 0);
  await page.locator('[data-publish]').click();
  const open = hands.dialog.locator('[data-open-conflicts]');
  await open.locator('[data-code=R1]').first().waitFor();
  const text = plain(await open.textContent());
  assert.ok(text.includes(hands.words('planner.blockingText')), text);
  assert.ok(text.includes(hands.words('planner.degree.blocking')), text);
  assert.deepEqual(await complaints(page), []);
  // The way to it: the dialog gives way to the session in the timetable.
  await open.locator('[data-code=R1] button').first().click();
  await hands.dialog.waitFor({ state: 'detached' });
  await page.locator('.block[data-degree=blocking]').first().waitFor();
  assert.ok((await page.locator('aside input[name=start]').count()) > 0, `nothing in hand (${lang})`);
}

async function isRestricted(hands, api, event) {
  const { version } = await api.get(`/events/${event.id}`);
  await api.patch(`/events/${event.id}`, { visibility: 'restricted' }, version);
  await api.post(`/events/${event.id}/links`, {});
  await hands.page.locator('[data-publish]').click();
  const readers = hands.dialog.locator('[data-readers=restricted]');
  const one = { ar: 'رابط واحد صالح', fr: '1 lien valable' }[hands.lang];
  await until('the readers', async () => plain(await readers.textContent()), (text) => text.includes(one));
  assert.ok((await readers.textContent()).includes(hands.words('planner.readers.restricted')));
}

async function publishes(world, lang) {
  const organiser = await visit(world.browser, world.server, '/sign-in', { role: 'protocol' });
  const api = asking(organiser);
  const event = (await api.get(`/events?slug=${SLUG}`)).items[0];
  const { items } = await api.get(`/events/${event.id}/sessions?limit=200`);
  const opening = items.find(({ title }) => title.en === 'Official opening');
  const dinner = items.find(({ title }) => title.en === 'Dinner offered by the host city');
  const before = await api.get(`/events/${event.id}/agenda?audience=staff`);
  const leaves = await changesBehind(api, event, opening);
  const name = before.people[leaves].name;

  await organiser.page.goto(`/planner/${SLUG}?lang=${lang}`);
  await live(organiser.page);
  const hands = new Hands(organiser.page, lang);
  await publishesATimeChange(hands, { api, event, opening, dinner, person: name[lang] ?? name.fr });
  await bringsAClash(api, event, opening);
  await seesTheClash(hands);
  await isRestricted(hands, api, event);
  return [organiser];
}

export default ['ar', 'fr'].map((lang) => ({
  name: `before publishing stand all changes, who will see them and what clashes; a time change takes four clicks (${lang})`,
  run: (world) => publishes(world, lang)
}));
