// A session on any clock, with city and offset on that date; Hijri dates beside the Gregorian; a flight that lands, by the
// clocks, before it took off; whole days that stay what they are.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { complaints, live, phone, until, visit, withoutMarks } from '../visitor.mjs';

const EVENT = '/e/nouakchott-2024';
const plain = (text) => withoutMarks(text).replace(/\s+/g, ' ').trim();
const hijri = { ar: '16 رجب 1445', fr: '16 rajab 1445' };
const hijriSpan = { ar: '16–17 رجب 1445', fr: '16–17 rajab 1445' };

/** The office adds a session to the programme and publishes; the address of its page. */
async function published({ server, browser }, input) {
  const staff = await visit(browser, server, '/sign-in', { role: 'organizer' });
  const api = staff.context.request;
  const read = async (path) => (await api.get(`/api/v1/${path}`)).json();
  const event = (await read('events?slug=nouakchott-2024')).items[0];
  const title = { ar: 'جلسة', fr: 'Session', en: 'Session' };
  const made = await api.post(`/api/v1/events/${event.id}/sessions`, { data: { title, status: 'confirmed', ...input } });
  assert.equal(made.status(), 201, await made.text());
  const { revision } = await read(`events/${event.id}`);
  const answer = await api.post(`/api/v1/events/${event.id}/releases`, { data: { revision } });
  assert.equal(answer.status(), 201, await answer.text());
  return { staff, path: `${EVENT}/sessions/${(await made.json()).id}` };
}

async function openSession({ server, browser }, path, lang, options) {
  const guest = await visit(browser, server, `${path}?lang=${lang}`, { ...phone, ...options });
  await live(guest.page);
  return guest;
}

export default [
  ...['ar', 'fr'].map((lang) => ({
    name: `a reader asks for another clock, and it is there at the next session (${lang})`,
    async run(world) {
      const guest = await visit(world.browser, world.server, `${EVENT}?lang=${lang}&part=programme`, phone);
      const { page } = guest;
      await live(page);
      await page.locator('.programme li h3 a').first().click();
      const clocks = page.locator('[data-unfolding]');
      await clocks.locator('summary').click();
      await clocks.locator('input').fill('Atlantis');
      await clocks.locator('form button').click();
      await clocks.getByRole('alert').waitFor();
      assert.deepEqual(await complaints(page), []);
      await clocks.locator('input').fill('Europe/Paris');
      await clocks.locator('form button').click();
      const paris = page.locator('[data-clock="Europe/Paris"]');
      await paris.waitFor();
      const text = plain(await paris.textContent());
      assert.ok(text.includes(words(lang, 'city.Europe/Paris')) && text.includes('GMT+1'), text);
      assert.deepEqual(await complaints(page), []);
      await page.locator('nav a[rel=next]').click();
      await page.locator('[data-unfolding] summary').click();
      await paris.waitFor();
      return [guest];
    }
  })),
  ...['ar', 'fr'].map((lang) => ({
    name: `Hijri dates stand beside the Gregorian once they are wanted (${lang})`,
    async run({ server, browser }) {
      const guest = await visit(browser, server, `${EVENT}?lang=${lang}&part=programme&day=2024-01-28`, phone);
      const { page } = guest;
      await live(page);
      const date = page.locator('.programme [data-hijri]');
      await page.locator('[data-hijri-switch]').click();
      await until('the date', async () => plain(await date.first().textContent()), (text) => text.startsWith(hijri[lang]));
      assert.ok(plain(await page.locator('[data-hijri-span]').textContent()).startsWith(hijriSpan[lang]));
      const tab = plain(await page.locator('[data-date="2024-01-28"]').textContent());
      assert.ok(tab.endsWith(hijri[lang].replace(' 1445', '')), tab);
      assert.deepEqual(await complaints(page), []);
      await page.locator('.programme .list button[aria-pressed]').first().click();
      await page.locator('nav button').nth(2).click();
      const mine = page.locator('.mine [data-hijri]');
      await until('the date of my agenda', async () => plain(await mine.first().textContent()), (text) => text.startsWith(hijri[lang]));
      assert.deepEqual(await complaints(page), []);
      await page.reload();
      await live(page);
      await page.locator('nav button').nth(1).click();
      await date.first().waitFor();
      await page.locator('[data-hijri-switch]').click();
      await until('the date', () => date.count(), (count) => count === 0);
      return [guest];
    }
  })),
  {
    name: 'a flight that lands before it took off names both cities, and the time in between (ar)',
    async run(world) {
      const { staff, path } = await published(world, {
        type: 'transfer',
        start: '2024-01-28T00:30:00',
        timeZone: 'Africa/Nouakchott',
        endTimeZone: 'America/Toronto',
        duration: 'PT4H30M'
      });
      const guest = await openSession(world, path, 'ar');
      const lands = guest.page.locator('[data-lands]');
      await until('the landing', async () => plain(await lands.textContent()), (text) => /^00:00 .*GMT−5/.test(text));
      assert.match(plain(await guest.page.locator('[data-venue-time]').textContent()), /^00:30 .*GMT\+0/);
      assert.match(plain(await guest.page.locator('[data-elapsed]').textContent()), /4.*30/);
      assert.deepEqual(await complaints(guest.page), []);
      return [staff, guest];
    }
  },
  {
    name: 'a whole day is a date of its place, wherever it is read (fr)',
    async run(world) {
      const { staff, path } = await published(world, {
        type: 'visit',
        start: '2024-01-28T00:00:00',
        duration: 'P1D',
        allDay: true
      });
      const guest = await openSession(world, path, 'fr', { timezoneId: 'Asia/Jakarta' });
      const { page } = guest;
      const place = words('fr', 'agenda.session.allDayIn').replace('{city}', words('fr', 'city.Africa/Nouakchott'));
      assert.equal(plain(await page.locator('[data-all-day]').textContent()), place);
      assert.match(plain(await page.locator('.when .day').textContent()), /28 janvier/);
      await page.goto(`${EVENT}?lang=fr&part=programme&day=2024-01-28`);
      await live(page);
      await page.getByRole('radio', { name: words('fr', 'agenda.myTime'), exact: true }).click();
      const times = page.locator(`[data-session="${path.split('/').at(-1)}"] .times`).first();
      await until('the row', async () => plain(await times.textContent()), (text) => text.startsWith(words('fr', 'agenda.allDay')));
      assert.deepEqual(await complaints(page), []);
      return [staff, guest];
    }
  }
];
