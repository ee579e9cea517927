// One move and its publishing, followed by three readers, each in their own language.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { block, chooseDay, desk, live, phone, publish, until, visit } from '../visitor.mjs';

const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const note = { ar: 'العشاء في بهو الاستقبال.', fr: 'Le dîner est servi dans le hall.', en: 'Dinner is served in the foyer.' };

const readers = [
  {
    lang: 'ar',
    device: { ...phone, timezoneId: 'Africa/Casablanca' },
    title: 'مأدبة عشاء تقيمها مدينة الاستضافة',
    rooms: ['قاعة الاستقبالات', 'بهو الاستقبال'],
    news: { moved: 'تغيّر موعد البدء من 20:00 إلى 20:30', room: 'تغيّرت القاعة من قاعة الاستقبالات إلى بهو الاستقبال' }
  },
  {
    lang: 'fr',
    device: { ...phone, timezoneId: 'Europe/Paris' },
    title: 'Dîner offert par la ville hôte',
    rooms: ['Salle des réceptions', 'Hall d’accueil'],
    news: { moved: 'Début déplacé de 20:00 à 20:30', room: 'Salle changée : de Salle des réceptions à Hall d’accueil' }
  },
  {
    lang: 'en',
    device: desk,
    title: 'Dinner offered by the host city',
    rooms: ['Reception hall', 'Foyer'],
    news: { moved: 'Start moved from 20:00 to 20:30', room: 'Room changed from Reception hall to Foyer' }
  }
];

async function opens({ browser, server }, reader) {
  const visitor = await visit(browser, server, `/e/nouakchott-2024?lang=${reader.lang}&part=programme`, reader.device);
  const { page } = visitor;
  await live(page);
  await page.evaluate(() => (globalThis.sameDocument = true));
  return { ...reader, visitor, page, row: page.locator('.programme li', { hasText: reader.title }) };
}

const timesOf = async ({ row }) => plain(await row.locator('.times').textContent());

/** As it was released: nothing of the working programme has come through. */
async function seesTheOld(reader) {
  assert.equal(await timesOf(reader), '20:00 22:00');
  assert.match(await reader.row.locator('.place').textContent(), new RegExp(reader.rooms[0]));
  assert.equal(await reader.page.locator('[data-news]').count(), 0);
}

async function seesTheNew(reader) {
  const { page, row, lang, rooms, title, news } = reader;
  await until(`the times (${lang})`, () => timesOf(reader), (times) => times === '20:30 22:30');
  assert.match(await row.locator('.place').textContent(), new RegExp(rooms[1]));
  assert.equal(plain(await row.locator('.was').first().textContent()), news.moved);
  // On a phone the list of updates is one of the parts at the foot, and says how many are unread.
  const parts = page.locator('nav').last().locator('button');
  if (await parts.last().isVisible()) {
    assert.match(await parts.last().textContent(), /2/);
    await parts.last().click();
  }
  for (const [kind, words] of Object.entries(news)) {
    const item = page.locator(`.updates [data-news=${kind}]`);
    assert.equal(await item.count(), 1, `${kind} in ${lang}`);
    assert.ok(await item.isVisible());
    assert.equal(plain(await item.locator('b').textContent()), title);
    assert.equal(plain(await item.locator('p').textContent()), words);
  }
  assert.equal(plain(await page.locator('.updates .note').textContent()), note[lang]);
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true, 'without a reload');
}

/** By the fields, in the organiser's own language. */
async function movesTheDinner({ browser, server }, lang) {
  const organiser = await visit(browser, server, `/planner/nouakchott-2024?lang=${lang}`, { role: 'organizer' });
  const { title, rooms } = readers.find((reader) => reader.lang === lang);
  const { page } = organiser;
  await live(page);
  await chooseDay(page, '2024-01-28');
  await block(page, title).click();
  await page.locator('input[name=start]').fill('20:30');
  await page.locator('select[name=room]').selectOption({ label: rooms[1] });
  await page.getByRole('button', { name: words(lang, 'planner.move'), exact: true }).click();
  await block(page, `${title} 20:30–22:30`).waitFor();
  await until('the undo', () => page.locator('[data-undo]').isEnabled(), Boolean);
  return organiser;
}

export default ['ar', 'fr'].map((lang) => ({
  name: `three readers in Arabic, French and English see one move, old and new, when it is published (${lang})`,
  async run(world) {
    const following = await Promise.all(readers.map((reader) => opens(world, reader)));
    const organiser = await movesTheDinner(world, lang);
    for (const reader of following) await seesTheOld(reader);
    await publish(organiser.page, note);
    for (const reader of following) await seesTheNew(reader);
    return [...following.map(({ visitor }) => visitor), organiser];
  }
}));
