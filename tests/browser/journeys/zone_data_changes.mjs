// Morocco leaves +01 on 2026-09-20. The office planned January 2027 in Rabat before that was known: an administrator sees what
// the newer zone data move, chooses what holds fast, adopts them while participants look on, and can go back.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { demoUnder } from '../server.mjs';
import { complaints, desk, live, phone, until, visit, withoutMarks } from '../visitor.mjs';

const PAGE = '/settings/time-zones';
const SLUG = 'rabat-2027';
const TITLE = { ar: 'لقاء الرباط', fr: 'Rencontre de Rabat', en: 'Rabat meeting' };
const plain = (text) => withoutMarks(text).replace(/\s+/g, ' ').trim();

/** A server that has worked with 2025b, in the summer of 2026, on a system that was updated to 2026f. */
const summer = { prepare: demoUnder('2025b'), rehearse: '2026-07-15T08:00:00Z', zones: '2026f' };

class Office {
  constructor(visitor) {
    this.api = visitor.context.request;
  }
  async read(path) {
    const answer = await this.api.get(`/api/v1/${path}`);
    assert.ok(answer.ok(), `${path}: ${answer.status()}`);
    return answer.json();
  }
  async post(path, data) {
    const answer = await this.api.post(`/api/v1/${path}`, { data });
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  }
}

/** Two days in Rabat: an opening and a call that somebody from Paris joins, both published. */
async function planRabat(visitor) {
  const office = new Office(visitor);
  const event = await office.post('events', {
    slug: SLUG,
    title: TITLE,
    type: 'network-meeting',
    timeZone: 'Africa/Casablanca',
    firstDay: '2027-01-12',
    lastDay: '2027-01-13',
    languages: ['ar', 'fr', 'en'],
    visibility: 'public'
  });
  const person = await office.post('people', { name: { fr: 'Claire Martin' }, homeTimeZone: 'Europe/Paris' });
  const session = (title, start) =>
    office.post(`events/${event.id}/sessions`, {
      type: 'plenary',
      title: { ar: title, fr: title, en: title },
      start,
      duration: 'PT1H',
      status: 'confirmed',
      participants: { [person.id]: { roles: { speaker: true } } }
    });
  const opening = await session('Ouverture', '2027-01-12T09:00:00');
  const call = await session('Visio', '2027-01-12T15:00:00');
  const { revision } = await office.read(`events/${event.id}`);
  await office.post(`events/${event.id}/releases`, { revision });
  return { opening, call };
}

const row = (page, { id }) => page.locator(`[data-row="session/${id}"]`);
/** The demo has its own in Casablanca: of a long list only what is in sight is there. */
const narrow = (page, lang) => page.locator('main input[type=search]').fill(TITLE[lang]);
const adopted = (page, version) =>
  until('the version adopted', () => page.locator('[data-adopted]').textContent(), (text) => text === version);

/** From the notice to the preview: the zone, and both sessions on their two clocks. */
async function seesWhatMoves(page, lang, { opening, call }) {
  const notice = page.locator('[data-notice=waiting]');
  await notice.getByRole('button', { name: words(lang, 'administration.zones.see') }).click();
  const zone = page.locator('[data-zone="Africa/Casablanca"]');
  await zone.waitFor();
  const offsets = plain(await zone.textContent());
  assert.ok(offsets.includes('GMT+1') && offsets.includes('GMT+0'), offsets);
  await narrow(page, lang);
  for (const session of [opening, call]) await row(page, session).waitFor();
  assert.deepEqual(await complaints(page), []);
}

/** The call is at one moment for all: what holds fast is turned with a button, and the preview follows. */
async function keepsTheInstant(page, lang, { call }) {
  await row(page, call).getByRole('button').first().click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('[data-keeps=wall-time]').waitFor();
  assert.ok(plain(await dialog.textContent()).includes(words(lang, 'city.Europe/Paris')));
  assert.deepEqual(await complaints(page), []);
  await dialog.locator('[data-keep=instant]').click();
  await dialog.locator('[data-keeps=instant]').waitFor();
  await page.keyboard.press('Escape');
}

async function adopts(page, version) {
  await page.locator(`[data-adopt="${version}"]`).click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('[data-count=sessions]').waitFor();
  assert.deepEqual(await complaints(page), []);
  await dialog.locator('[data-confirm]').click();
  await adopted(page, version);
  await page.locator('[data-made]').waitFor();
}

/** Venue time and offset of the opening on its public page. */
const venueTime = async (page) => plain(await page.locator('[data-venue-time]').textContent());

async function walksThere({ server, browser }, lang) {
  const admin = await visit(browser, server, `/planner?lang=${lang}`, { role: 'admin' });
  const { page } = admin;
  const rabat = await planRabat(admin);
  const guest = await visit(browser, server, `/e/${SLUG}/sessions/${rabat.opening.id}?lang=${lang}`, phone);
  await live(guest.page);
  assert.match(await venueTime(guest.page), /09:00.*GMT\+1/);

  await seesWhatMoves(page, lang, rabat);
  await keepsTheInstant(page, lang, rabat);
  await adopts(page, '2026f');
  // Without a reload: nine o'clock in Rabat is another moment now.
  await until('the opening', () => venueTime(guest.page), (text) => /09:00.*GMT\+0/.test(text));
  return { admin, guest, rabat };
}

export default [
  {
    name: 'newer zone data are looked at, adopted and gone back from (fr)',
    ...summer,
    async run(world) {
      const { admin, guest, rabat } = await walksThere(world, 'fr');
      const { page } = admin;
      await narrow(page, 'fr');
      await row(page, rabat.opening).waitFor();
      await page.locator('[data-look="2025b"]').click();
      await adopts(page, '2025b');
      await until('the opening', () => venueTime(guest.page), (text) => /09:00.*GMT\+1/.test(text));
      assert.equal(await page.locator('[data-change]').count(), 2);
      assert.deepEqual(await complaints(page), []);
      return [admin, guest];
    }
  },
  {
    name: 'newer zone data are adopted in Arabic (ar)',
    ...summer,
    async run(world) {
      const { admin, guest } = await walksThere(world, 'ar');
      await admin.page.setViewportSize(phone.viewport);
      assert.deepEqual(await complaints(admin.page), []);
      return [admin, guest];
    }
  },
  ...['ar', 'fr'].map((lang) => ({
    name: `protocol looks at newer zone data, and adopts nothing (${lang})`,
    ...summer,
    async run({ server, browser }) {
      const admin = await visit(browser, server, `/planner?lang=${lang}`, { role: 'admin' });
      const { opening } = await planRabat(admin);
      const protocol = await visit(browser, server, `${PAGE}?version=2026f&lang=${lang}`, { role: 'protocol', ...desk });
      const { page } = protocol;
      await narrow(page, lang);
      await row(page, opening).waitFor();
      assert.equal(await page.locator('[data-adopt], [data-keep]').count(), 0);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await complaints(page), [], colorScheme);
      }
      return [admin, protocol];
    }
  }))
];
