// The minute decides, and the page turns by itself: the online room before it opens, while it is open and after it; what is on
// and what comes next. Each journey begins on a rehearsed clock shortly before its minute.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { complaints, live, phone, until, visit } from '../visitor.mjs';

const EVENT = '/e/nouakchott-2024';
const ROOM = 'https://meet.multaqa.example/nouakchott';
/** So long a slow machine may take from the start of the server to the first look at the page. */
const AHEAD = 45_000;
const MINUTE_COMES = { timeout: AHEAD + 30_000 };
/** In Nouakchott the clock is UTC: the opening lasts from 09:00 to 09:45, its online room opens a quarter of an hour before. */
const before = (time) => new Date(Date.parse(`2024-01-28T${time}:00Z`) - AHEAD).toISOString().replace('.000', '');
const titles = {
  ar: { opening: 'الافتتاح الرسمي', plenary: 'جلسة عامة: التوجهات الاستراتيجية', coffee: 'استراحة قهوة' },
  fr: { opening: 'Ouverture officielle', plenary: 'Plénière : orientations stratégiques', coffee: 'Pause-café' }
};
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

/** The office gives the opening an online room for everybody, and publishes; the address of its page. */
async function openingOnline({ server, browser }) {
  const staff = await visit(browser, server, '/sign-in', { role: 'organizer' });
  const api = staff.context.request;
  const read = async (path) => (await api.get(`/api/v1/${path}`)).json();
  const event = (await read('events?slug=nouakchott-2024')).items[0];
  const { items } = await read(`events/${event.id}/sessions?limit=200`);
  const { id, version } = items.find(({ title }) => title.fr === titles.fr.opening);
  const name = { ar: 'القاعة الافتراضية', fr: 'Salle en ligne', en: 'Online room' };
  const changed = await api.patch(`/api/v1/sessions/${id}`, {
    data: { virtualLocations: { main: { name, uri: ROOM, audience: 'public' } } },
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': `"v${version}"` }
  });
  assert.equal(changed.status(), 200, await changed.text());
  const { revision } = await read(`events/${event.id}`);
  const published = await api.post(`/api/v1/events/${event.id}/releases`, { data: { revision } });
  assert.equal(published.status(), 201, await published.text());
  return { staff, path: `${EVENT}/sessions/${id}` };
}

/** On the page of a session; loaded once, so that whatever turns has turned by itself. */
async function waitsAt({ server, browser }, path, lang) {
  const guest = await visit(browser, server, `${path}?lang=${lang}`, phone);
  await live(guest.page);
  await guest.page.evaluate(() => (globalThis.sameDocument = true));
  await guest.context.route(`${ROOM}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>the online room</p>' }));
  return guest;
}
const staysTheSame = async ({ page }) => assert.equal(await page.evaluate(() => globalThis.sameDocument), true, 'without a reload');

async function joinsWhenItOpens(world, lang) {
  const { staff, path } = await openingOnline(world);
  const guest = await waitsAt(world, path, lang);
  const { page } = guest;
  const early = page.locator('[data-join=early]');
  await early.waitFor();
  assert.equal(plain(await early.textContent()), words(lang, 'agenda.session.joinOpens').replace('{time}', '08:45'));
  assert.equal(await early.locator('button, a').count(), 0);
  assert.deepEqual(await complaints(page), []);

  const open = page.locator('[data-join=open]');
  await open.waitFor(MINUTE_COMES);
  await open.getByRole('button', { name: words(lang, 'agenda.session.join'), exact: true }).click();
  const link = open.getByRole('link');
  await until('the focus on the link', () => link.evaluate((one) => one === document.activeElement), Boolean);
  assert.deepEqual(await complaints(page), []);
  const [room] = await Promise.all([guest.context.waitForEvent('page'), link.click()]);
  await room.waitForLoadState();
  assert.equal(room.url(), ROOM);
  assert.equal(await room.evaluate(() => globalThis.opener), null);
  await staysTheSame(guest);
  return [staff, guest];
}

const heading = (page, id) => page.locator(`section[aria-labelledby=${id}]`);

async function seesTheNextBegin(world, lang) {
  const { opening, plenary, coffee } = titles[lang];
  const { staff, path } = await openingOnline(world);
  const guest = await waitsAt(world, path, lang);
  const reader = await visit(world.browser, world.server, `${EVENT}?lang=${lang}&part=now`, phone);
  await live(reader.page);
  await reader.page.evaluate(() => (globalThis.sameDocument = true));
  const [now, next] = ['now-heading', 'next-heading'].map((id) => heading(reader.page, id));
  assert.match(await now.textContent(), new RegExp(opening));
  assert.match(await next.textContent(), new RegExp(plenary));
  await guest.page.locator('[data-join=open]').waitFor();

  await now.locator('li', { hasText: plenary }).waitFor(MINUTE_COMES);
  assert.equal(await now.locator('li', { hasText: opening }).count(), 0);
  assert.match(await next.textContent(), new RegExp(coffee));
  assert.match(plain(await now.locator('h2').textContent()), /09:4[5-9]/);
  assert.deepEqual(await complaints(reader.page), []);
  await guest.page.locator('[data-join]').waitFor({ state: 'detached' });
  assert.equal(await guest.page.getByRole('button', { name: words(lang, 'agenda.session.join'), exact: true }).count(), 0);
  await staysTheSame(guest);
  await staysTheSame(reader);
  return [staff, guest, reader];
}

export default Object.keys(titles).flatMap((lang) => [
  {
    name: `the online room says when it opens, opens at its minute and leads in (${lang})`,
    rehearse: before('08:45'),
    run: (world) => joinsWhenItOpens(world, lang)
  },
  {
    name: `at the end of a session its online room closes, and the next one is on (${lang})`,
    rehearse: before('09:45'),
    run: (world) => seesTheNextBegin(world, lang)
  }
]);
