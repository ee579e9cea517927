// The two days of Nouakchott (S4), entered by the pages alone into an empty installation: who meets, where, every session with
// its people and interpretation; then published, and one change published in four clicks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hands } from '../hands.mjs';
import { emptied, multaqa, root } from '../server.mjs';
import { block, chooseDay, conflictCount, desk, live, phone, publish, until, visit } from '../visitor.mjs';

const PASSWORD = 'a long enough password';
const EVENT = '/planner/nouakchott-2024';
const MOST_FOR_A_SESSION = 10;
const MOST_FOR_A_CHANGE = 4;
/** Entered without a time first, and placed on the timetable: by the pointer, and by fields. */
const DRAGGED = 'working-group';
const BY_FIELDS = 'press';
const day = { first: '2024-01-28', last: '2024-01-29' };

/** The programme of the demo: what this office has on paper. */
const paper = JSON.parse(readFileSync(join(root, 'deploy/demo/nouakchott-2024.json'), 'utf8'));
const event = paper.events.find(({ key }) => key === 'nouakchott-2024');
const named = Object.fromEntries(
  [...paper.organizations, ...paper.people, ...paper.sites, ...paper.rooms].map(({ key, name }) => [`@${key}`, name])
);
const sessionOf = (key) => event.sessions.find((session) => session.key === key);
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

function minutesOf(duration) {
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration);
  return Number(hours) * 60 + Number(minutes);
}
const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
function rangeOf({ start, duration }) {
  const from = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  return [clock(from), clock(from + minutesOf(duration))];
}

// ---- before the programme

async function setsUp(hands, server) {
  const { page, lang } = hands;
  const link = /\/setup#\S+/.exec(multaqa('user', 'setup-link', '--data', server.data))[0];
  await page.goto(link.replace('#', `?lang=${lang}#`));
  await hands.fill(page.locator('input[name=email]'), 'office@multaqa.example');
  await hands.fill(page.locator('input[name=password]'), PASSWORD);
  await hands.click(page.locator('[data-next]'));
  await page.locator('select.input').first().waitFor();
  const [institution] = paper.organizations;
  await hands.write(institution.name, page);
  await hands.choose(page.locator('select.input').first(), institution.kind);
  await hands.choose(page.locator('select.input').nth(1), institution.country);
  await hands.click(page.locator('[data-next]'));
  await hands.fill(page.locator('input[list]'), 'Africa/Nouakchott');
  await hands.press(page.locator('input[list]'), 'Tab');
  await hands.click(page.locator('[data-next]'));
  // The event comes later, when those who hold it are known.
  await page.locator('input[type=date]').first().waitFor();
  await hands.click(page.locator('a.leave'));
  await page.locator('nav a[href="/people"]').waitFor();
}

/** What resembles another entry is asked about once. */
async function creates(hands, address) {
  const { page } = hands;
  await hands.click(page.locator('[data-create]').last());
  await Promise.race([page.waitForURL(address), page.locator('[data-duplicates]').waitFor()]);
  if (!address.test(page.url())) await hands.click(page.locator('[data-create]').last());
  await page.waitForURL(address);
}

async function addsOrganization(hands, { name, kind, country }) {
  const { page } = hands;
  await hands.go('/organizations');
  await hands.click(page.locator('[data-new]'));
  await hands.write(name, hands.dialog);
  await hands.choose(hands.field('directory.kind', hands.dialog), kind);
  if (country) await hands.choose(hands.dialog.locator('select').nth(1), country);
  await creates(hands, /\/organizations\/[\w-]+$/);
}

async function addsPerson(hands, { name, organizationId, languages }) {
  const { page, lang } = hands;
  await hands.go('/people');
  await hands.click(page.locator('[data-new]'));
  await hands.write(name, hands.dialog);
  if (organizationId) await hands.find(hands.field('directory.organization', hands.dialog), named[organizationId][lang]);
  for (const tag of languages) await hands.choose(hands.field('directory.addLanguage', hands.dialog), tag);
  await creates(hands, /\/people\/[\w-]+$/);
}

async function addsSite(hands, { name, timeZone }) {
  const { page } = hands;
  await hands.go('/rooms');
  await hands.click(page.locator('[data-new-site]'));
  await hands.write(name, hands.dialog);
  await hands.fill(hands.dialog.locator('input[list]'), timeZone);
  await hands.press(hands.dialog.locator('input[list]'), 'Tab');
  await hands.click(hands.dialog.locator('button[form=new-site]'));
  await page.waitForURL(/\/sites\/[\w-]+$/);
}

async function addsRoom(hands, { name, siteId, capacity, booths }) {
  const { page, lang } = hands;
  await hands.go('/rooms');
  await hands.click(page.locator('[data-new]'));
  await hands.write(name, hands.dialog);
  await hands.choose(hands.dialog.locator('select').first(), { label: named[siteId][lang] });
  await hands.fill(hands.dialog.locator('input[type=number]'), capacity);
  await hands.click(hands.dialog.locator('button[form=new-resource]'));
  await page.waitForURL(/\/rooms\/.+tab=details/);
  if (!booths) return;
  await hands.fill(hands.field('resources.booths', page, 'spinbutton'), booths);
  await hands.click(page.locator('[data-save]'));
  await until('the room is saved', () => page.locator('[data-save]').isDisabled(), Boolean);
}

async function makesTheEvent(hands) {
  const { page, lang } = hands;
  await hands.go('/planner');
  await hands.click(page.locator('a[href="/planner/new"]').first());
  await hands.write(event.title, page);
  await hands.choose(hands.field('events.type'), event.type);
  const slug = page.locator('input[maxlength="80"]');
  await hands.fill(slug, event.slug);
  const dates = page.locator('input[type=date]');
  await hands.fill(dates.first(), event.firstDay);
  await hands.fill(dates.nth(1), event.lastDay);
  await hands.fill(page.locator('input[list$=zones]'), event.timeZone);
  await hands.press(page.locator('input[list$=zones]'), 'Tab');
  for (const site of event.siteIds) await hands.find(hands.field('events.sites'), named[site][lang]);
  for (const [at, { organizationId, role }] of event.organizers.entries()) {
    await hands.find(hands.field('events.organizers'), named[organizationId][lang]);
    await hands.choose(hands.field('events.organizerRole.label').nth(at), role);
  }
  await hands.click(page.locator('[data-create]'));
  await page.waitForURL(/\/planner\/nouakchott-2024$/);
}

// ---- the sessions

const rolesOf = (session) => Object.entries(session.participants ?? {});
const firstSpeaker = (session) => rolesOf(session).find(([, { roles }]) => roles.speaker)?.[0];
const row = (page, title) => page.locator('[data-row]').filter({ has: page.getByText(title, { exact: true }) });

/** In the dialog: title, kind, place, time, and who speaks. */
async function addsSession(hands, session) {
  const { page, lang } = hands;
  const waits = [DRAGGED, BY_FIELDS].includes(session.key);
  await hands.click(page.locator('[data-new-session]'));
  const form = hands.dialog;
  await hands.write(session.title, form, [lang]);
  await hands.choose(form.locator('select').first(), session.type);
  if (session.roomId && !waits) await hands.choose(form.locator('select').nth(1), { label: named[session.roomId][lang] });
  if (waits) await hands.choose(form.locator('select').nth(2), '');
  else {
    if (!session.start.startsWith(day.first)) await hands.choose(form.locator('select').nth(2), session.start.slice(0, 10));
    if (session.start.slice(11, 16) !== '09:00') await hands.fill(form.locator('input[type=time]'), session.start.slice(11, 16));
  }
  if (session.duration !== 'PT1H') await hands.fill(form.locator('input[type=number]'), minutesOf(session.duration));
  const speaker = firstSpeaker(session);
  if (speaker) await hands.find(form.getByRole('combobox').and(form.locator('input')), named[speaker][lang]);
  await hands.click(form.locator('[data-create]'));
  await form.waitFor({ state: 'detached' });
}

/** Who comes in which roles; the first is taken for a speaker, all others for guests until somebody says otherwise. */
async function addsPeople(hands, session) {
  const { page, lang } = hands;
  const people = page.locator('section[aria-labelledby=people-heading]');
  const present = firstSpeaker(session);
  let first = present === undefined;
  for (const [who, { roles }] of rolesOf(session)) {
    const name = named[who][lang];
    const entry = people.locator('li[data-person]').filter({ has: page.getByText(name, { exact: true }) });
    let assumed = 'speaker';
    if (who !== present) {
      await hands.find(hands.field('events.addPerson', people), name);
      assumed = first ? 'speaker' : 'attendee';
      first = false;
    }
    for (const role of Object.keys(roles)) if (role !== assumed) await hands.choose(entry.locator('select.add'), role);
    if (!roles[assumed]) {
      const mark = entry.locator('.tag-mark').filter({ hasText: hands.words(`role.${assumed}`) });
      await hands.click(mark.locator('button'));
    }
  }
}

async function ticksLanguages(hands, key, tags) {
  const boxes = hands.page.getByRole('group', { name: hands.words(key), exact: true }).getByRole('checkbox');
  for (const tag of tags) await hands.click(boxes.nth(['ar', 'fr', 'en'].indexOf(tag)));
}

/** On its own page: the other language, all who take part, interpretation, of which session it is a part. */
async function completes(hands, session) {
  const { page, lang } = hands;
  await hands.click(row(page, session.title[lang]).nth(twin(session)).getByRole('link'));
  await page.locator('section[aria-labelledby=people-heading]').waitFor();
  await hands.write(session.title, page, [lang === 'ar' ? 'fr' : 'ar']);
  if (session.parentId) {
    const whole = sessionOf(session.parentId.slice(1));
    const label = `29/01 ${whole.start.slice(11, 16)} ${whole.title[lang]}`;
    await hands.choose(hands.field('events.parent'), { label });
  }
  await addsPeople(hands, session);
  if (session.languages) {
    await ticksLanguages(hands, 'events.spoken', session.languages.spoken);
    await ticksLanguages(hands, 'events.interpretation', session.languages.interpretation);
  }
  await hands.click(page.locator('[data-save]'));
  await until('saved', () => page.locator('[data-save], [data-clash]').first().isDisabled(), Boolean);
  await hands.click(page.locator('.above a'));
  await page.locator('[data-new-session]').waitFor();
}

/** Coffee is served three times under one name; the table has them in the order of the days. */
const twin = (session) =>
  event.sessions.filter(({ title }) => title.fr === session.title.fr).findIndex(({ key }) => key === session.key);

async function placesByFields(hands, session) {
  const { page, lang } = hands;
  await hands.click(page.locator('aside').getByRole('button', { name: session.title[lang] }));
  await hands.choose(page.locator('select[name=day]'), session.start.slice(0, 10));
  await hands.fill(page.locator('input[name=start]'), session.start.slice(11, 16));
  await hands.choose(page.locator('select[name=room]'), { label: named[session.roomId][lang] });
  await hands.click(page.locator('aside form button'));
}

async function placesByPointer(hands, session) {
  const { page, lang } = hands;
  await chooseDay(page, session.start.slice(0, 10));
  const known = sessionOf('opening');
  const from = await block(page, known.title[lang]).boundingBox();
  const hour = await page.evaluate(() => {
    const [one, two] = [...document.querySelectorAll('.canvas .line')].map((line) => line.getBoundingClientRect().x);
    return two - one;
  });
  const hours = (Date.parse(`${session.start}Z`) - Date.parse(`${known.start}Z`)) / 3_600_000;
  // The card is held twenty pixels behind its beginning, on the side where time begins.
  const x = hour > 0 ? from.x + hours * hour + 20 : from.x + from.width + hours * hour - 20;
  const target = await page.locator(`ul[data-row][aria-label="${named[session.roomId][lang]}"]`).boundingBox();
  const card = await page.locator('aside').getByRole('button', { name: session.title[lang] }).boundingBox();
  hands.count += 1;
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, target.y + target.height / 2 + 20, { steps: 5 });
  await page.mouse.move(x, target.y + target.height / 2, { steps: 3 });
  await page.mouse.up();
}

async function confirmsAll(hands) {
  const { page } = hands;
  await hands.click(page.locator('thead input[type=checkbox]'));
  await hands.click(page.locator('[data-bulk=status]'));
  await hands.click(page.locator('[data-run-bulk]'));
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

// ---- what everybody sees

async function readsTheProgramme(reader, lang) {
  const { page } = reader;
  for (const date of [day.first, day.last]) {
    await page.locator(`[data-date="${date}"]`).click();
    const expected = event.sessions
      .filter(({ start }) => start.startsWith(date))
      .map((session) => [session.title[lang], ...rangeOf(session), session.roomId ? named[session.roomId][lang] : undefined]);
    const rows = page.locator('.programme [data-session]');
    await until('the sessions', () => rows.count(), (count) => count === expected.length);
    const texts = (await rows.allTextContents()).map(plain);
    for (const parts of expected)
      assert.ok(
        texts.some((text) => parts.every((part) => part === undefined || text.includes(part))),
        `${parts.join(' · ')} is not among\n${texts.join('\n')}`
      );
  }
}

async function readsTheOpening(reader, lang) {
  const { page } = reader;
  const opening = sessionOf('opening');
  await page.locator(`[data-date="${day.first}"]`).click();
  await page.getByRole('link', { name: opening.title[lang], exact: true }).click();
  await page.getByRole('heading', { level: 1, name: opening.title[lang] }).waitFor();
  const text = plain(await page.locator('main').textContent());
  for (const [who, { roles }] of rolesOf(opening))
    if (!roles.interpreter) assert.ok(text.includes(named[who][lang]), who);
  const languageIn = new Intl.DisplayNames(lang === 'ar' ? 'ar-MA' : 'fr', { type: 'language' });
  for (const tag of opening.languages.interpretation) assert.ok(text.includes(languageIn.of(tag)), tag);
  await page.goBack();
}

async function changesTheDinner(hands, reader) {
  const { page, lang } = hands;
  const dinner = sessionOf('dinner');
  await chooseDay(page, day.first);
  const clicks = await hands.counted(async () => {
    await hands.click(block(page, dinner.title[lang]));
    await hands.click(page.getByRole('button', { name: hands.words('planner.later') }));
    await block(page, `${dinner.title[lang]} 20:15`).waitFor();
    await until('the step back', () => page.locator('[data-undo]').isEnabled(), Boolean);
    await hands.click(page.locator('[data-publish]'));
    await hands.click(hands.dialog.locator('button[form=publish]'));
  });
  assert.ok(clicks <= MOST_FOR_A_CHANGE, `${clicks} clicks`);
  const shown = reader.page.locator('.programme li', { hasText: dinner.title[lang] }).locator('.times');
  await until('the new time', async () => plain(await shown.textContent()), (times) => times === '20:15 22:15');
}

async function enters(world, lang) {
  const visitor = await visit(world.browser, world.server, '/sign-in', desk);
  const hands = new Hands(visitor.page, lang);
  const { page } = visitor;
  await setsUp(hands, world.server);
  for (const organization of paper.organizations.slice(1)) await addsOrganization(hands, organization);
  for (const person of paper.people) await addsPerson(hands, person);
  for (const site of paper.sites) await addsSite(hands, site);
  for (const room of paper.rooms) await addsRoom(hands, room);
  await makesTheEvent(hands);

  await hands.click(page.locator(`a[href="${EVENT}/sessions"]`).first());
  const counts = [];
  for (const session of event.sessions) {
    const count = await hands.counted(() => addsSession(hands, session));
    assert.ok(count <= MOST_FOR_A_SESSION, `${session.key}: ${count} interactions`);
    counts.push(count);
  }
  await until('all sessions', () => page.locator('[data-row]').count(), (count) => count === event.sessions.length);
  for (const session of event.sessions) await completes(hands, session);

  await hands.click(page.locator(`a[href="${EVENT}"]`).first());
  await live(page);
  await hands.closesNotices();
  await placesByPointer(hands, sessionOf(DRAGGED));
  await block(page, `${sessionOf(DRAGGED).title[lang]} ${rangeOf(sessionOf(DRAGGED))[0]}`).waitFor();
  await placesByFields(hands, sessionOf(BY_FIELDS));
  await until('an empty pool', () => page.locator('#tray-heading').count(), (count) => count === 0);
  await hands.click(page.locator(`a[href="${EVENT}/sessions"]`).first());
  await page.locator('[data-new-session]').waitFor();
  await confirmsAll(hands);
  await hands.click(page.locator(`a[href="${EVENT}"]`).first());
  await live(page);
  assert.equal(await conflictCount(page), 0);
  await publish(page);
  console.log(`   S4 in ${lang}: ${hands.count} interactions, a session in ${Math.min(...counts)} to ${Math.max(...counts)}`);

  const reader = await visit(world.browser, world.server, `/e/${event.slug}?lang=${lang}&part=programme`, phone);
  await live(reader.page);
  await readsTheProgramme(reader, lang);
  await readsTheOpening(reader, lang);
  await reader.page.locator(`[data-date="${day.first}"]`).click();
  await changesTheDinner(hands, reader);
  return [visitor, reader];
}

export default ['ar', 'fr'].map((lang) => ({
  name: `an empty office enters two days of meetings by the pages alone and publishes them (${lang})`,
  prepare: emptied,
  run: (world) => enters(world, lang)
}));
