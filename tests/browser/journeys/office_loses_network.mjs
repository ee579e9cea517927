// A network that is lost, as the pages of the office show it: at once, with the time of the last contact; and the way back.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { complaints, live, phone, tooWide, until, visit } from '../visitor.mjs';

const EVENT = '/planner/nouakchott-2024';
const lists = ['/planner', '/people', '/rooms', '/travel', '/bookings', '/audit'];
const pages = [...lists, '/imports', '/settings', '/account', `${EVENT}/documents`];
const bar = (page, state) => page.locator(`[data-reach=${state}]`);
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

/** The words of a message around a time. */
function sentence(lang, key) {
  const [before, after] = words(lang, key).split('{time}').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${before}\\d\\d:\\d\\d${after}`.replace(/\s+/g, '\\s+'));
}

async function opens(page, path, lang) {
  await page.goto(`${path}?lang=${lang}`);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  assert.equal(await page.locator('[data-reach]').count(), 0, path);
}

async function losesIt({ context, page }, path, lang) {
  await opens(page, path, lang);
  await context.setOffline(true);
  await bar(page, 'lost').waitFor();
  assert.match(plain(await bar(page, 'lost').textContent()), sentence(lang, 'office.reach.lost'), path);
  // It stays in sight however far down one reads.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  assert.ok((await bar(page, 'lost').boundingBox()).y >= 0, path);
  await context.setOffline(false);
  await bar(page, 'back').waitFor();
  assert.match(plain(await bar(page, 'back').textContent()), sentence(lang, 'office.reach.back'), path);
}

/** Somebody else renames a room meanwhile; it is there after the refresh. */
async function readsAgain({ page, context }, lang) {
  await opens(page, '/rooms', lang);
  await context.setOffline(true);
  await bar(page, 'lost').waitFor();
  assert.deepEqual(await complaints(page), []);
  await page.setViewportSize(phone.viewport);
  assert.deepEqual(await tooWide(page), []);
  const added = await addsARoom(context, `${lang}-2024`);
  assert.equal(await page.getByText(added).count(), 0);
  await context.setOffline(false);
  await bar(page, 'back').waitFor();
  assert.deepEqual(await complaints(page), []);
  await bar(page, 'back').getByRole('button', { name: words(lang, 'office.reach.readAgain'), exact: true }).click();
  await page.getByText(added).first().waitFor();
  assert.equal(await page.locator('[data-reach]').count(), 0);
}

/** Requests of the context do not go by its page's network. */
async function addsARoom({ request }, name) {
  const [site] = (await (await request.get('/api/v1/sites')).json()).items;
  const made = await request.post('/api/v1/rooms', { data: { name: { fr: name, ar: name, en: name }, siteId: site.id } });
  assert.equal(made.status(), 201, await made.text());
  return name;
}

/** What is live says the same, and takes in by itself what it has missed. */
async function followsAgain({ page, context }, path, lang) {
  await page.goto(`${path}?lang=${lang}`);
  await live(page);
  await context.setOffline(true);
  await bar(page, 'lost').waitFor();
  await page.locator('[data-link=offline]').waitFor();
  await context.setOffline(false);
  await live(page);
  await until('no bar', () => page.locator('[data-reach]').count(), (count) => count === 0);
}

export default ['ar', 'fr'].map((lang) => ({
  name: `a network that is lost is seen on the pages of the office, with the time of the last contact (${lang})`,
  async run({ server, browser }) {
    const visitor = await visit(browser, server, `/planner?lang=${lang}`, { role: 'admin' });
    for (const path of pages) await losesIt(visitor, path, lang);
    for (const path of [EVENT, `${EVENT}/sessions`]) await followsAgain(visitor, path, lang);
    await readsAgain(visitor, lang);
    return [visitor];
  }
}));
