// What a participant carries along: a choice of sessions, a narrowed programme, one session, and all of it offline.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { block, chooseDay, complaints, desk, live, phone, publish, until, visit } from '../visitor.mjs';

const event = '/e/nouakchott-2024';
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const row = (page, part, title) => page.locator(`.${part} li`, { hasText: title });
const star = (page, title) => row(page, 'programme', title).getByRole('button').first();
const part = (page, number) => page.locator('nav').last().locator('button').nth(number).click();

/** The device has what it needs without a network: the worker rules, and a copy of the agenda is there. */
async function carried(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until(
    'the files and the agenda on the device',
    () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const fonts = [];
        for (const name of names.filter((one) => one.startsWith('multaqa-shell')))
          for (const { url } of await (await caches.open(name)).keys()) if (url.endsWith('.woff2')) fonts.push(url);
        const agenda = await caches.match('/kept/nouakchott-2024');
        return { fonts: fonts.length, agenda: agenda !== undefined, time: localStorage['multaqa.kept.nouakchott-2024'] };
      }),
    ({ fonts, agenda, time }) => fonts > 0 && agenda && time !== undefined
  );
}

const choosing = [
  {
    lang: 'ar',
    lunch: 'غداء',
    clash: /في الوقت نفسه/,
    count: /تتداخل جلستان/,
    options: phone
  },
  { lang: 'fr', lunch: 'Déjeuner', clash: /En même temps/, count: /2 séances de votre choix/, options: desk }
].map(({ lang, lunch, clash, count, options }) => ({
  name: `a reader stars two sessions at one time, is told, and finds them again (${lang})`,
  async run({ server, browser }) {
    const reader = await visit(browser, server, `${event}?lang=${lang}&part=programme`, options);
    const { page } = reader;
    await live(page);
    await star(page, lunch).click();
    const bilateral = page.locator('.programme [data-session]', { hasText: '13:45' }).first();
    const id = await bilateral.getAttribute('data-session');
    await bilateral.getByRole('button').click();
    assert.equal(await star(page, lunch).getAttribute('aria-pressed'), 'true');
    assert.match(await bilateral.textContent(), clash);

    await page.goto(`${event}?lang=${lang}&part=mine`);
    await live(page);
    assert.equal(await page.locator('.mine li').count(), 2);
    assert.match(plain(await page.locator('.mine .clashing').textContent()), count);
    assert.deepEqual(await complaints(page), []);

    await page.goto(`${event}?lang=${lang}&part=programme&mine=yes`);
    await live(page);
    assert.equal(await page.locator('.programme [data-session]').count(), 2);
    await page.locator(`.programme [data-session="${id}"]`).getByRole('button').click();
    assert.equal(await page.locator('.programme [data-session]').count(), 1);
    return [reader];
  }
}));

const narrowing = [
  { lang: 'ar', words: 'الشراكه', expected: 'الشراكة بين القطاعين', type: 'وجبة' },
  { lang: 'en', words: 'PLENARY frame', expected: 'Plenary: public-private partnership', type: 'Meal' }
].map(({ lang, words, expected, type }) => ({
  name: `a reader narrows the programme by words and type, and passes the address on (${lang})`,
  async run({ server, browser }) {
    const reader = await visit(browser, server, `${event}?lang=${lang}&part=programme`, phone);
    const { page } = reader;
    await live(page);
    await page.locator('search input').fill(words);
    await row(page, 'programme', expected).waitFor();
    await until('the address', () => page.url(), (url) => url.includes('q='));
    const found = await page.locator('.programme [data-session]').count();
    await page.reload();
    await live(page);
    assert.equal(await page.locator('.programme [data-session]').count(), found);
    await page.locator('search .count button').click();
    await page.locator('search [aria-controls=filters]').click();
    await page.locator('select[name=type]').selectOption({ value: 'meal' });
    const kinds = await page.locator('.programme .kind').allTextContents();
    assert.ok(kinds.length > 1);
    assert.deepEqual([...new Set(kinds)], [type]);
    assert.ok((await page.locator('.programme h3').count()) > kinds.length, 'over all days');
    assert.deepEqual(await complaints(page), []);
    return [reader];
  }
}));

const reading = [
  { lang: 'ar', where: 'القاعة الكبرى', title: 'الافتتاح الرسمي' },
  { lang: 'fr', where: 'Salle plénière', title: 'Ouverture officielle' }
].map(({ lang, where, title }) => ({
  name: `a reader opens a session, takes it into a calendar, goes on and comes back (${lang})`,
  async run({ server, browser }) {
    const reader = await visit(browser, server, `${event}?lang=${lang}&part=programme`, { ...phone, timezoneId: 'Asia/Jakarta' });
    const { page } = reader;
    await live(page);
    await row(page, 'programme', title).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const facts = plain(await page.locator('.facts').textContent());
    assert.match(facts, new RegExp(where));
    assert.match(facts, /09:00–09:45/);
    assert.match(facts, /16:00–16:45/);
    assert.deepEqual(await complaints(page), []);

    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('main .row button').first().click()]);
    const calendar = readFileSync(await download.path(), 'utf8');
    assert.match(calendar, /DTSTART;TZID=Africa\/Nouakchott:20240128T090000\r\nDURATION:PT45M/);
    assert.equal(calendar.match(/BEGIN:VEVENT/g).length, 1);
    assert.ok(calendar.replaceAll('\r\n ', '').includes(`SUMMARY;LANGUAGE=${lang}:${title}`));

    await page.locator('a[rel=next]').click();
    await until('the next', () => page.locator('h1').textContent(), (text) => text !== title);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.goBack();
    await row(page, 'programme', title).waitFor();
    assert.equal(await page.locator('[data-link=live]').count(), 1, 'the event stayed open');
    return [reader];
  }
}));

const offline = [
  { lang: 'ar', title: 'الافتتاح الرسمي', note: /دون اتصال: البرنامج كما كان عند \d\d:\d\d/, font: 'IBM Plex Sans Arabic' },
  { lang: 'en', title: 'Official opening', note: /Offline: programme as of \d\d:\d\d/, font: 'IBM Plex Sans' }
].map(({ lang, title, note, font }) => ({
  name: `the agenda opens without a network, in its own font, and says how old it is (${lang})`,
  async run({ server, browser }) {
    const reader = await visit(browser, server, `${event}?lang=${lang}&part=programme`, phone);
    const { page } = reader;
    await live(page);
    await carried(page);
    await server.stop();
    await page.reload();
    await page.locator('[data-link=offline]').waitFor();
    assert.match(plain(await page.locator('p.offline').textContent()), note);
    await row(page, 'programme', title).waitFor();
    const loaded = await page.evaluate(async (family) => {
      await document.fonts.ready;
      return [...document.fonts].some((face) => face.family.includes(family) && face.status === 'loaded');
    }, font);
    assert.ok(loaded, `${font} was not there`);
    await star(page, title).click();
    await row(page, 'programme', title).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await server.startAgain();
    await live(page);
    return [reader];
  }
}));

const catchingUp = [
  { lang: 'ar', moved: 'تغيّر موعد البدء من 20:00 إلى 20:15' },
  { lang: 'fr', moved: 'Début déplacé de 20:00 à 20:15' }
].map(({ lang, moved }) => ({
  name: `a phone that was offline for ten minutes catches up, the starred session first (${lang})`,
  async run({ server, browser }) {
    const reader = await visit(browser, server, `${event}?lang=${lang}&part=programme`, phone);
    const { page } = reader;
    await live(page);
    await row(page, 'programme', '20:00').getByRole('button').click();
    await part(page, 0);
    await carried(page);
    await page.clock.install();
    await reader.context.setOffline(true);
    await page.locator('[data-link=offline]').waitFor();
    await page.clock.fastForward(600_000);

    const organiser = await visit(browser, server, '/planner/nouakchott-2024?lang=en', { role: 'organizer' });
    await live(organiser.page);
    await chooseDay(organiser.page, '2024-01-28');
    await block(organiser.page, 'Dinner offered').click();
    await organiser.page.getByRole('button', { name: '15 min later' }).click();
    await block(organiser.page, 'Dinner offered by the host city 20:15–22:15').waitFor();
    await publish(organiser.page);

    await reader.context.setOffline(false);
    await live(page);
    await page.locator('.latest').waitFor();
    assert.match(plain(await page.locator('.latest small').textContent()), new RegExp(moved));
    await part(page, 2);
    assert.match(plain(await page.locator('.mine li').textContent()), new RegExp(moved));
    return [reader, organiser];
  }
}));

export default [...choosing, ...narrowing, ...reading, ...offline, ...catchingUp];
