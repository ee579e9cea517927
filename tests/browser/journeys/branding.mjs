// The identity of the institution: an administrator sets it, everybody sees it, what nobody could read is refused.
import assert from 'node:assert/strict';
import { complaints, live, phone, until, visit, withoutMarks } from '../visitor.mjs';

const EVENT = '/e/nouakchott-2024';
const PAGE = '/settings/branding';
/** Eight by eight, red. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4qK6LFTEMLQkANF1FQWUkR30AAAAASUVORK5CYII=',
  'base64'
);
const NAMES = ['جهة الدار البيضاء سطات', 'Région Casablanca-Settat', 'Casablanca-Settat Region'];
const SHORT = ['الجهة', 'La Région', 'The Region'];
const LETTERHEAD = ['المملكة المغربية', 'Royaume du Maroc', 'Kingdom of Morocco'];

const brandColour = (page) => page.evaluate(() => document.documentElement.style.getPropertyValue('--brand'));
const saved = (page) => page.locator('[data-notice=done]').first().waitFor();

/** One of the texts in three languages: 0 the name, 1 the short name, 2 the letterhead. */
async function write(page, which, texts) {
  const fields = page.locator('main fieldset').nth(which).locator('.input');
  for (const [index, text] of texts.entries()) await fields.nth(index).fill(text);
}

async function choosePicture(page, name, mimeType, buffer) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

/** The picture came, and was a picture. */
const isShown = (image) =>
  until('the picture', () => image.evaluate((one) => one.complete && one.naturalWidth), (width) => width === 8);

async function bySettings(visitor) {
  const { page } = visitor;
  await page.locator(`main a[href="${PAGE}"]`).click();
  await page.locator('input[name=color]').waitFor();
  assert.deepEqual(await complaints(page), []);
}

async function refusesWhatCannotBeRead(page) {
  await page.locator('input[name=color]').fill('petrol');
  await page.locator('[data-refused]', { hasText: 'no colour' }).waitFor();
  await page.locator('input[name=color]').fill('#ffd400');
  await page.locator('[data-refused]', { hasText: 'too light' }).waitFor();
  assert.equal(await page.locator('[data-save]').isDisabled(), true);
  assert.deepEqual(await complaints(page), []);
}

async function takesOnlyPictures(page) {
  await choosePicture(page, 'logo.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await page.getByRole('alert').filter({ hasText: 'PNG' }).waitFor();
  // Under a false name it gets as far as the server.
  await choosePicture(page, 'logo.png', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await page.getByRole('alert').filter({ hasText: 'true type' }).waitFor();
  await choosePicture(page, 'logo.png', 'image/png', PNG);
  await isShown(page.locator('[data-logo]'));
}

/** Everything that can be said, by hand. */
async function setAll(page) {
  await write(page, 0, NAMES);
  await write(page, 1, SHORT);
  await write(page, 2, LETTERHEAD);
  await page.locator('input[name=color]').fill('#c1272d');
  await page.locator('select[name=defaultLanguage]').selectOption('ar');
  await page.locator('[data-save]').click();
  await until('the colour', () => brandColour(page), (colour) => /^light-dark\(#/.test(colour));
  await saved(page);
}

/** The same by the API, for journeys that look at what follows. */
async function setByRequest(browser, server) {
  const admin = await visit(browser, server, '/settings?lang=en', { role: 'admin' });
  const texts = ([ar, fr, en]) => ({ ar, fr, en });
  const data = {
    name: texts(NAMES),
    shortName: texts(SHORT),
    letterhead: texts(LETTERHEAD),
    color: '#c1272d',
    defaultLanguage: 'ar'
  };
  const { request } = admin.context;
  const put = await request.put('/api/v1/branding', { data, headers: { 'if-match': '"v1"' } });
  assert.equal(put.status(), 200, await put.text());
  const headers = { 'if-match': '"v2"', 'content-type': 'image/png' };
  const logo = await request.put('/api/v1/branding/logo', { data: PNG, headers });
  assert.equal(logo.status(), 200, await logo.text());
  return admin;
}

async function participantSees(browser, server, language, name) {
  const visitor = await visit(browser, server, `${EVENT}?lang=${language}`, phone);
  const { page } = visitor;
  await live(page);
  await page.locator('header [data-brand]', { hasText: name }).waitFor();
  await isShown(page.locator('header [data-brand] img'));
  assert.match(await brandColour(page), /^light-dark\(#/);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await complaints(page), [], `${language}, ${colorScheme}`);
  }
  return visitor;
}

export default [
  {
    name: 'an administrator gives the installation a name, a colour and a logo, and participants see them',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/settings?lang=en', { role: 'admin' });
      const { page } = visitor;
      await bySettings(visitor);
      await refusesWhatCannotBeRead(page);
      await takesOnlyPictures(page);
      await setAll(page);
      await page.locator('nav [data-brand]', { hasText: 'The Region' }).waitFor();
      await until('the title', () => page.title(), (title) => withoutMarks(title).endsWith('· The Region'));
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.reload();
      await isShown(page.locator('[data-logo]'));
      assert.deepEqual(await complaints(page), []);
      assert.equal(await page.locator('input[name=color]').inputValue(), '#c1272d');

      const inFrench = await participantSees(browser, server, 'fr', 'La Région');
      const inArabic = await participantSees(browser, server, 'ar', 'الجهة');
      return [visitor, inFrench, inArabic];
    }
  },
  {
    name: 'a first visit is met in the language of the institution, and its prints bear the letterhead',
    async run({ server, browser }) {
      const admin = await setByRequest(browser, server);
      // The page says so before any script has run.
      const html = await (await fetch(`${server.origin}${EVENT}`)).text();
      assert.match(html, /<html lang="ar" dir="rtl">/);
      assert.match(html, /<title>جهة الدار البيضاء سطات<\/title>/);
      const german = await visit(browser, server, EVENT, { ...phone, locale: 'de-DE' });
      await german.page.locator('html[lang=ar][dir=rtl]').waitFor();
      const french = await visit(browser, server, EVENT, { ...phone, locale: 'fr-FR' });
      await french.page.locator('html[lang=fr]').waitFor();
      await live(french.page);
      const letterhead = french.page.locator('[data-letterhead]');
      assert.equal(await letterhead.isVisible(), false);
      await french.page.emulateMedia({ media: 'print' });
      await letterhead.filter({ hasText: 'Royaume du Maroc' }).waitFor();
      await isShown(letterhead.locator('img'));
      assert.equal(await french.page.locator('header [data-brand]').isVisible(), false, 'the letterhead says it already');
      assert.equal(await french.page.locator('.programme').isVisible(), true, 'whatever part was open on the phone');

      const manifest = await (await fetch(`${server.origin}/manifest-fr.webmanifest`)).json();
      assert.deepEqual([manifest.name, manifest.short_name, manifest.theme_color], [NAMES[1], SHORT[1], '#c1272d']);
      return [admin, german, french];
    }
  },
  {
    name: 'two administrators write the identity at once, and neither loses what the other wrote',
    async run({ server, browser }) {
      const first = await visit(browser, server, `${PAGE}?lang=en`, { role: 'admin' });
      const second = await visit(browser, server, `${PAGE}?lang=fr`, { role: 'admin' });
      for (const { page } of [first, second]) await page.locator('input[name=color]').waitFor();
      await first.page.locator('input[name=color]').fill('#1f5595');
      await write(first.page, 1, ['', 'RCS']);
      await first.page.locator('[data-save]').click();
      await saved(first.page);
      await write(second.page, 1, ['', 'La Région']);
      await write(second.page, 0, ['', NAMES[1]]);
      await second.page.locator('[data-save]').click();
      const choice = second.page.locator('[data-difference]');
      await choice.waitFor();
      assert.deepEqual(await complaints(second.page), []);
      await choice.locator('input').nth(1).check();
      await second.page.locator('[data-merge]').click();
      await saved(second.page);
      const branding = await (await fetch(`${server.origin}/api/v1/branding`)).json();
      assert.deepEqual(branding.name, { fr: NAMES[1] });
      assert.deepEqual(branding.shortName, { fr: 'RCS' });
      assert.equal(branding.color, '#1f5595');
      return [first, second];
    }
  },
  {
    name: 'an organiser may look at the institution, and not change it',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, `${PAGE}?lang=en`, { role: 'organizer' });
      await visitor.page.getByRole('heading', { level: 2 }).waitFor();
      assert.equal(await visitor.page.locator('input[name=color], [data-save]').count(), 0);
      assert.deepEqual(await complaints(visitor.page), []);
      const { request } = visitor.context;
      assert.equal((await request.get('/api/v1/branding')).status(), 200);
      const headers = { 'if-match': '"v1"' };
      const put = await request.put('/api/v1/branding', { data: { defaultLanguage: 'fr' }, headers });
      assert.equal(put.status(), 403);
      assert.equal((await request.delete('/api/v1/branding/logo', { headers })).status(), 403);
      return [visitor];
    }
  }
];
