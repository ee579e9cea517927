// Events and their sessions by the pages alone: made, filled, changed many at once, refused, merged, set back.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../hands.mjs';
import { multaqa, root } from '../server.mjs';
import { complaints, until, visit } from '../visitor.mjs';

const congress = join(root, '../shared/data/frab/38c3.xml');
const EVENT = '/planner/nouakchott-2024';

async function office(world, path, role = 'organizer', lang = 'en') {
  const visitor = await visit(world.browser, world.server, `${path}?lang=${lang}`, { role });
  return visitor;
}
const row = (page, title) => page.locator('[data-row]', { hasText: title });
const rows = (page) => page.locator('[data-row]').count();
const dialog = (page) => page.locator('dialog[open]').last();
const done = (page, text) => page.getByText(text).first().waitFor();

/** A session as the server has it, by the beginning of its English title. */
async function session(page, title) {
  return page.evaluate(async (wanted) => {
    const event = (await (await fetch('/api/v1/events?slug=nouakchott-2024')).json()).items[0];
    const { items } = await (await fetch(`/api/v1/events/${event.id}/sessions?limit=200`)).json();
    return items.find(({ title }) => title.en?.startsWith(wanted));
  }, title);
}
async function change(page, { id, version }, patch) {
  return page.evaluate(
    async ([id, version, patch]) => {
      const headers = { 'If-Match': `"v${version}"`, 'Content-Type': 'application/json' };
      return (await fetch(`/api/v1/sessions/${id}`, { method: 'PATCH', headers, body: JSON.stringify(patch) })).status;
    },
    [id, version, patch]
  );
}

async function makesAnEvent(world, lang) {
  const visitor = await office(world, '/planner/new', 'organizer', lang);
  const { page } = visitor;
  await page.locator(`input[lang=fr]`).first().fill('Forum des villes');
  await page.locator(`input[lang=en]`).first().fill(`Cities forum ${lang}`);
  await page.locator('input[type=date]').first().fill('2027-05-10');
  await page.locator('[data-create]').click();
  // Without a zone it is refused, at the field.
  await page.locator('[aria-invalid=true]').first().waitFor();
  assert.deepEqual(await complaints(page), []);
  const zone = page.locator('input[list$=zones]');
  await zone.fill('Africa/Tunis');
  await zone.press('Tab');
  await page.locator('[data-create]').click();
  await page.waitForURL(/\/planner\/cities-forum/);
  await page.goto(`${page.url().split('?')[0]}/sessions?lang=${lang}`);
  await page.locator('[data-new-session]').click();
  // Title, day as it is, time as it is, length as it is, create: the shortest way to a session.
  await dialog(page).locator('input[lang=fr]').fill('Ouverture');
  await dialog(page).locator('[data-create]').click();
  await row(page, 'Ouverture').waitFor();
  assert.equal(await rows(page), 1);
  return [visitor];
}

const openings = { ar: 'الافتتاح الرسمي', fr: 'Ouverture officielle', en: 'Official opening' };

/** The organiser gives the demo's participant the right to look on; who it is. */
async function letLookOn(organiser, { account }, lang) {
  const { email } = account('participant');
  const { page } = organiser;
  await page.locator('input[type=email]').fill(email);
  await page.getByLabel(words(lang, 'events.sharing.right'), { exact: true }).selectOption('viewer');
  await page.locator('[data-give]').click();
  await page.locator(`[data-holder="${email}"]`).waitFor();
  return email;
}

async function looksOn(world, lang) {
  const organiser = await office(world, `${EVENT}/sharing`, 'organizer', lang);
  const email = await letLookOn(organiser, world.server, lang);
  const viewer = await office(world, `${EVENT}/sessions`, 'participant', lang);
  await row(viewer.page, openings[lang]).waitFor();
  assert.equal(await viewer.page.locator('[data-new-session]').count(), 0);
  await row(viewer.page, openings[lang]).getByRole('link').click();
  await viewer.page.locator('[data-history]').waitFor();
  assert.equal(await viewer.page.locator('[data-save]').count(), 0);
  await organiser.page.locator(`[data-holder="${email}"]`).getByRole('button').click();
  await organiser.page.locator(`[data-holder="${email}"]`).waitFor({ state: 'detached' });
  await viewer.page.goto(`${EVENT}/sessions?lang=${lang}`);
  await viewer.page.getByText(words(lang, 'office.notForYou')).waitFor();
  return [organiser, viewer];
}

const FOREIGN = 'visit-pakistan-chambers';

/** A restricted event with a document, as its office knows it: ids for the addresses, and every name that must stay there. */
async function foreignEvent({ context, page }, { data, account }) {
  const read = async (path) => (await context.request.get(`/api/v1/${path}`)).json();
  const event = (await read(`events?slug=${FOREIGN}`)).items[0];
  const [session] = (await read(`events/${event.id}/sessions?limit=200`)).items;
  const title = { ar: 'مذكرة سرية للزيارة', fr: 'Note réservée de la visite', en: 'Reserved note of the visit' };
  const made = await context.request.post(`/api/v1/events/${event.id}/documents`, {
    data: { kind: 'other', title, uri: 'https://documents.multaqa.example/reserved' },
    headers: { Origin: new URL(page.url()).origin }
  });
  assert.equal(made.status(), 201, await made.text());
  const texts = [event.title, session.title, title].flatMap((text) => Object.values(text));
  const others = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')).accounts;
  const emails = others.map(({ email }) => email).filter((email) => email !== account('participant').email);
  return { session: session.id, document: (await made.json()).id, secrets: [...texts, ...emails] };
}

async function typesForeignAddresses(world, lang) {
  const { server } = world;
  const organiser = await office(world, `${EVENT}/sharing`, 'organizer', lang);
  await letLookOn(organiser, server, lang);
  const staff = await office(world, '/planner', 'protocol', lang);
  const { session: id, document, secrets } = await foreignEvent(staff, server);
  const viewer = await office(world, '/planner', 'participant', lang);
  const { page } = viewer;
  const notForYou = words(lang, 'office.notForYouTitle');
  const addresses = [
    ['/accounts', notForYou],
    ['/audit', notForYou],
    ['/settings', notForYou],
    ['/settings/branding', notForYou],
    [`/planner/${FOREIGN}`, words(lang, 'planner.absentTitle')],
    ...['sessions', `sessions/${id}`, 'documents', 'releases', 'changes', 'sharing', 'settings'].map((part) => [
      `/planner/${FOREIGN}/${part}`,
      notForYou
    ]),
    [`/e/${FOREIGN}`, words(lang, 'agenda.absentTitle')],
    [`/e/${FOREIGN}/sessions/${id}`, words(lang, 'agenda.absentTitle')]
  ];
  for (const [path, title] of addresses) {
    await page.goto(`${path}?lang=${lang}`);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    await showsNone(page, secrets, path);
    assert.deepEqual(await complaints(page), [], path);
  }
  // The session of another event under the address of one's own.
  await page.goto(`${EVENT}/sessions/${id}?lang=${lang}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await showsNone(page, secrets, 'the session of another event');
  for (const path of [`/api/v1/documents/${document}`, `/api/v1/documents/${document}/content`]) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 404, path);
    await showsNone(page, secrets, path);
  }
  return [organiser, staff, viewer];
}

/** Neither on the page nor in its title. */
async function showsNone(page, secrets, where) {
  const shown = `${await page.title()} ${await page.locator('body').textContent()}`;
  assert.deepEqual(secrets.filter((secret) => shown.includes(secret)), [], where);
}

export default [
  {
    name: 'an event is made in Arabic, with its first session',
    run: (world) => makesAnEvent(world, 'ar')
  },
  {
    name: 'an event is made in French, with its first session',
    run: (world) => makesAnEvent(world, 'fr')
  },
  {
    name: 'sessions are found by what they are, and what they lack',
    async run(world) {
      const visitor = await office(world, `${EVENT}/sessions`);
      const { page } = visitor;
      await row(page, 'Official opening').waitFor();
      const all = await rows(page);
      await page.locator('[data-filter=type]').selectOption('break');
      await until('the breaks', () => rows(page), (count) => count > 0 && count < all);
      await page.locator('[data-filter=lack]').selectOption('people');
      assert.ok((await rows(page)) > 0);
      await page.locator('[data-filter=lack]').selectOption('unplaced');
      await page.getByRole('button', { name: 'Show all' }).click();
      await until('all again', () => rows(page), (count) => count === all);
      await page.locator('input[type=search]').fill('opening');
      await until('the opening', () => rows(page), (count) => count >= 1 && count < 4);
      return [visitor];
    }
  },
  {
    name: 'many sessions are shifted at once; what cannot be is told with the reason, and the rest is undone',
    async run(world) {
      const visitor = await office(world, `${EVENT}/sessions`);
      const { page } = visitor;
      for (const title of ['Registration of participants', 'Official opening'])
        await row(page, title).locator('input[type=checkbox]').check();
      await page.locator('[data-bulk=shift]').click();
      await dialog(page).locator('input[type=number]').fill('60');
      await dialog(page).locator('[data-run-bulk]').click();
      // The opening runs into the plenary that holds its room; the registration does not.
      await dialog(page).locator('[data-refused]').waitFor();
      assert.equal(await dialog(page).locator('[data-refused]').count(), 1);
      assert.match(await dialog(page).textContent(), /Official opening/);
      assert.match(await dialog(page).textContent(), /taken twice|required twice/);
      assert.deepEqual(await complaints(page), []);
      await dialog(page).getByRole('button', { name: 'Close' }).last().click();
      await row(page, 'Registration of participants').getByText('09:00–10:00').waitFor();
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await row(page, 'Registration of participants').getByText('08:00–09:00').waitFor();
      return [visitor];
    }
  },
  {
    name: 'a session that clashes shows with whom and where else; one click takes a suggestion',
    async run(world) {
      const visitor = await office(world, `${EVENT}/sessions`);
      const { page } = visitor;
      await row(page, 'Official opening').getByRole('link').click();
      const time = page.locator('input[type=time]');
      await time.fill('10:00');
      await page.locator('[data-save]').click();
      const clash = page.locator('[data-clash]');
      await clash.waitFor();
      assert.match(await clash.textContent(), /Plenary hall/);
      assert.deepEqual(await complaints(page), []);
      await clash.locator('[data-suggestion]').first().click();
      await done(page, 'Saved.');
      const { start, roomId } = await session(page, 'Official opening');
      assert.ok(start !== '2024-01-28T09:00:00' || roomId);
      return [visitor];
    }
  },
  {
    name: 'a stale save merges by itself what only one changed, and asks about what both did',
    async run(world) {
      const visitor = await office(world, `${EVENT}/sessions`);
      const { page } = visitor;
      await row(page, 'Dinner offered').getByRole('link').click();
      await page.locator('input[lang=en]').first().fill('Dinner at the port');
      const before = await session(page, 'Dinner');
      assert.equal(await change(page, before, { title: { en: 'Dinner of the mayor', fr: 'Dîner du maire' } }), 200);
      await page.getByText('Somebody else has saved this session').waitFor();
      await page.locator('[data-save]').click();
      const merge = dialog(page);
      await merge.locator('[data-difference="title/en"]').waitFor();
      assert.equal(await merge.locator('[data-difference]').count(), 1);
      assert.match(await merge.textContent(), /Dinner at the port[\s\S]*Dinner of the mayor/);
      assert.deepEqual(await complaints(page), []);
      await merge.locator('[data-merge]').click();
      await done(page, 'Saved.');
      const { title } = await session(page, 'Dinner');
      assert.deepEqual([title.en, title.fr], ['Dinner at the port', 'Dîner du maire']);
      return [visitor];
    }
  },
  {
    name: 'the difference to the release is told field by field, and the programme is set back to it',
    async run(world) {
      const visitor = await office(world, `${EVENT}/sessions`);
      const { page } = visitor;
      await row(page, 'Dinner offered').waitFor();
      const before = await session(page, 'Dinner');
      assert.equal(await change(page, before, { start: '2024-01-28T20:30', title: { en: 'Dinner' } }), 200);
      await page.goto(`${EVENT}/releases?lang=en`);
      const moved = page.locator('[data-difference] [data-entry=moved]');
      await moved.waitFor();
      assert.match(await moved.textContent(), /20:00[\s\S]*20:30/);
      await page.locator('[data-restore]').first().click();
      await dialog(page).locator('[data-entry]').waitFor();
      assert.deepEqual(await complaints(page), []);
      await dialog(page).locator('[data-confirm]').click();
      await done(page, '1 session set back');
      await until('the start', async () => (await session(page, 'Dinner')).start, (start) => start === before.start);
      return [visitor];
    }
  },
  ...['ar', 'fr', 'en'].map((lang) => ({
    name: `who only looks on is offered nothing to change, and a participant is sent away (${lang})`,
    run: (world) => looksOn(world, lang)
  })),
  ...['ar', 'fr'].map((lang) => ({
    name: `who only looks on types the addresses of others by hand, and finds no name there (${lang})`,
    run: (world) => typesForeignAddresses(world, lang)
  })),
  {
    name: 'a session with a room and a speaker is added in ten interactions at most',
    async run(world) {
      const visitor = await office(world, `${EVENT}/sessions`);
      const { page } = visitor;
      await row(page, 'Official opening').waitFor();
      let count = 0;
      const act = async (interaction) => {
        count += 1;
        await interaction;
      };
      await act(page.locator('[data-new-session]').click());
      const form = dialog(page);
      await act(form.locator('input[lang=en]').fill('Cities and water'));
      await act(form.locator('select').nth(1).selectOption({ label: 'Workshop room A' }));
      await act(form.locator('input[type=time]').fill('18:45'));
      await act(form.getByRole('combobox').and(form.locator('input')).fill('Head of protocol'));
      await act(form.locator('[role=option]').first().click());
      await act(form.locator('[data-create]').click());
      await row(page, 'Cities and water').waitFor();
      assert.ok(count <= 10, `${count} interactions`);
      const added = await session(page, 'Cities and water');
      assert.deepEqual(Object.values(added.participants)[0].roles, { speaker: true });
      assert.ok(added.roomId);
      return [visitor];
    }
  },
  {
    name: 'the table of 1,007 sessions draws only the rows in sight, and sorts and filters all of them',
    skip: existsSync(congress) ? undefined : `${congress} is not there`,
    prepare: (data) => multaqa('import', '--data', data, '--event', '38c3', '--format', 'frab', congress),
    async run(world) {
      const visitor = await office(world, '/planner/38c3/sessions', 'protocol');
      const { page } = visitor;
      await page.getByText('1,007 rows').waitFor();
      assert.ok((await rows(page)) < 60);
      await page.getByRole('region', { name: 'Sessions' }).evaluate((region) => region.scrollTo(0, region.scrollHeight));
      await page.locator('[aria-rowindex="1008"]').waitFor();
      assert.ok((await rows(page)) < 60);
      await page.locator('input[type=search]').fill('opening ceremony');
      await until('one found', () => rows(page), (count) => count >= 1 && count < 10);
      return [visitor];
    }
  }
];
