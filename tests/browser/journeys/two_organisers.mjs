// Two who plan one event: each sees what the other has in hand, and what both have written at once is merged.
import assert from 'node:assert/strict';
import { chooseDay, complaints, live, until, visit, withoutMarks } from '../visitor.mjs';

const EVENT = '/planner/nouakchott-2024';
const names = {
  organizer: { ar: 'أمينة بنعلي', fr: 'Amina Benali' },
  protocol: { ar: 'يوسف ولد سيدي', fr: 'Yusuf Ould Sidi' }
};
const sentences = {
  ar: (name) => new RegExp(`${name}.* هنا أيضًا`),
  fr: (name) => new RegExp(`${name}.* est ici aussi`)
};

/** Answers of the API to whoever is signed in on the page. */
async function call(page, method, path, body, version) {
  return page.evaluate(
    async ([method, path, body, version]) => {
      const headers = { 'Content-Type': 'application/json' };
      if (version) headers['If-Match'] = `"v${version}"`;
      const answer = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
      return { status: answer.status, body: await answer.json() };
    },
    [method, path, body, version]
  );
}

/** An account is known to the others by the name of its person. */
async function nameAccounts(world, ids) {
  const admin = await visit(world.browser, world.server, '/account?lang=en', { role: 'admin' });
  for (const [role, id] of Object.entries(ids)) {
    const person = await call(admin.page, 'POST', '/people', { name: names[role] });
    assert.equal(person.status, 201, JSON.stringify(person.body));
    const { body: account } = await call(admin.page, 'GET', `/accounts/${id}`);
    const named = await call(admin.page, 'PATCH', `/accounts/${id}`, { personId: person.body.id }, account.version);
    assert.equal(named.status, 200, JSON.stringify(named.body));
  }
  return admin;
}

const idOf = async ({ page }) => (await call(page, 'GET', '/me')).body.id;

async function session(page, title) {
  const event = (await call(page, 'GET', '/events?slug=nouakchott-2024')).body.items[0];
  const { items } = (await call(page, 'GET', `/events/${event.id}/sessions?limit=200`)).body;
  return items.find((one) => one.title.en?.startsWith(title));
}

const here = (page) => page.locator('[data-here]');
const said = (page) => page.locator('.unseen[role=status]').textContent();
const inHand = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-session'));

async function seeEachOther(world, lang) {
  const open = async (role) => visit(world.browser, world.server, `${EVENT}?lang=${lang}`, { role });
  const [first, second] = await Promise.all([open('organizer'), open('protocol')]);
  const admin = await nameAccounts(world, { organizer: await idOf(first), protocol: await idOf(second) });
  const dinner = await session(first.page, 'Dinner offered');
  const block = ({ page }) => page.locator(`.block[data-session="${dinner.id}"]`);
  for (const { page } of [first, second]) {
    // Names are asked for when the topic is followed.
    await page.reload();
    await live(page);
    await chooseDay(page, '2024-01-28');
  }

  // What one opens is marked for the other, who is not disturbed.
  await second.page.locator('[data-rows]').focus();
  await block(first).click();
  await block(second).locator('[data-other]').waitFor();
  assert.match(await block(second).getAttribute('aria-label'), sentences[lang](names.organizer[lang]));
  assert.equal(await second.page.evaluate(() => document.activeElement?.hasAttribute('data-rows')), true);
  assert.equal(await here(first.page).count(), 0);

  // Who opens the same is told, and so is who was there; nothing takes the focus from anybody.
  await block(second).click();
  await here(second.page).waitFor();
  await here(first.page).waitFor();
  assert.match(await here(second.page).textContent(), sentences[lang](names.organizer[lang]));
  assert.match(await here(first.page).textContent(), sentences[lang](names.protocol[lang]));
  await until('what is read out', () => said(first.page), (text) => sentences[lang](names.protocol[lang]).test(text));
  assert.equal(await inHand(first.page), dinner.id);
  for (const { page } of [first, second]) assert.deepEqual(await complaints(page), []);

  // Who is gone is no longer there.
  await first.context.close();
  await here(second.page).waitFor({ state: 'detached' });
  await block(second).locator('[data-other]').waitFor({ state: 'detached' });
  return [admin, second];
}

async function editAtOnce(world, lang) {
  const path = (id) => `${EVENT}/sessions/${id}?lang=${lang}`;
  const first = await visit(world.browser, world.server, `${EVENT}/sessions?lang=${lang}`, { role: 'organizer' });
  const dinner = await session(first.page, 'Dinner offered');
  await first.page.goto(path(dinner.id));
  const second = await visit(world.browser, world.server, path(dinner.id), { role: 'protocol' });
  // Accounts without a person are shown without a name.
  for (const { page } of [first, second]) await here(page).waitFor();
  assert.match(withoutMarks(await here(first.page).textContent()), lang === 'ar' ? /منظِّم آخر هنا أيضًا/ : /Un autre organisateur est ici aussi/);

  const title = ({ page }, tag) => page.locator(`input[lang=${tag}]`).first();
  await title(first, 'en').fill('Dinner at the port');
  await title(second, 'en').fill('Dinner of the mayor');
  await title(second, 'fr').fill('Dîner du maire');
  await first.page.locator('[data-save]').click();
  await until('the first title', async () => (await session(first.page, 'Dinner')).title.en, (text) => text === 'Dinner at the port');
  await second.page.locator('[data-save]').click();
  const dialog = second.page.locator('dialog[open]').last();
  await dialog.locator('[data-difference="title/en"]').waitFor();
  assert.equal(await dialog.locator('[data-difference]').count(), 1);
  assert.match(await dialog.textContent(), /Dinner at the port/);
  assert.match(await dialog.textContent(), /Dinner of the mayor/);
  assert.deepEqual(await complaints(second.page), []);
  await dialog.locator('[data-merge]').click();
  await dialog.waitFor({ state: 'detached' });
  const merged = await until('the merged title', () => session(second.page, 'Dinner'), ({ title }) => title.en !== 'Dinner at the port');
  assert.deepEqual([merged.title.en, merged.title.fr], ['Dinner of the mayor', 'Dîner du maire']);
  // The other, who has nothing unsaved, reads it without having asked, and both are still there.
  await until('the other page', () => title(first, 'en').inputValue(), (text) => text === 'Dinner of the mayor');
  assert.equal(await here(first.page).count(), 1);

  await first.page.goto(`${EVENT}?lang=${lang}`);
  await live(first.page);
  await here(second.page).waitFor({ state: 'detached' });
  return [first, second];
}

export default [
  { name: 'two organisers see what the other has in hand (ar)', run: (world) => seeEachOther(world, 'ar') },
  { name: 'two organisers see what the other has in hand (fr)', run: (world) => seeEachOther(world, 'fr') },
  { name: 'two organisers who edit one session at once lose nothing (ar)', run: (world) => editAtOnce(world, 'ar') },
  { name: 'two organisers who edit one session at once lose nothing (fr)', run: (world) => editAtOnce(world, 'fr') }
];
