// The office's main path by the keyboard alone: sign in, open an event, open a session, move it, publish; to left and to right.
import assert from 'node:assert/strict';
import { Keyboard } from '../keyboard.mjs';
import { block, live, phone, until, visit } from '../visitor.mjs';

const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const dinners = {
  ar: { title: 'مأدبة عشاء تقيمها مدينة الاستضافة', earlier: 'ArrowRight', news: 'تغيّر موعد البدء من 20:00 إلى 19:45' },
  en: { title: 'Dinner offered by the host city', earlier: 'ArrowLeft', news: 'Start moved from 20:00 to 19:45' }
};

async function signsIn(keyboard, { email, password }) {
  await keyboard.to('input[name=email]');
  await keyboard.type(email);
  await keyboard.to('input[name=password]');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await keyboard.page.waitForURL(/\/planner$/);
  await keyboard.page.locator('main li a[href="/planner/nouakchott-2024"]').first().waitFor();
}

/** From day to day by the arrows, then into the grid and from session to session until it is the dinner. */
async function opensTheDinner(keyboard, title) {
  const { page } = keyboard;
  await live(page);
  await keyboard.to('[role=tab]');
  await keyboard.press('Home');
  await keyboard.to('.block');
  const onDinner = async () => (await keyboard.focused()).name.startsWith(title);
  for (let steps = 0; steps < 20 && !(await onDinner()); steps++) await keyboard.press('ArrowDown');
  assert.ok(await onDinner(), (await keyboard.focused()).name);
  await keyboard.press('Enter');
  // Its facts are read out from their heading on.
  await until('the session in hand', () => page.evaluate(() => document.activeElement?.id), (id) => id === 'inspected');
  assert.equal(plain(await page.locator('#inspected').textContent()), title);
}

async function movesIt(keyboard, { title, earlier }) {
  const { page } = keyboard;
  await keyboard.to('.block', { key: 'Shift+Tab' });
  assert.ok((await keyboard.focused()).name.startsWith(title), 'the grid remembers where one was');
  await keyboard.press('m');
  await keyboard.press(earlier);
  await keyboard.press('Enter');
  await block(page, `${title} 19:45–21:45`).and(page.locator(':focus')).waitFor();
  await until('the step back', () => page.locator('[data-undo]').isEnabled(), Boolean);
}

async function publishes(keyboard) {
  const { page } = keyboard;
  await keyboard.to('[data-publish]', { key: 'Shift+Tab' });
  await keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await keyboard.to('button[form=publish]');
  await keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  // The focus comes back to where the dialog was opened.
  await until('the focus', () => page.evaluate(() => document.activeElement?.matches('[data-publish]')), Boolean);
}

export default Object.entries(dinners).map(([lang, dinner]) => ({
  name: `the keyboard alone signs in, opens an event and a session, moves it and publishes (${lang})`,
  async run({ server, browser }) {
    const reader = await visit(browser, server, `/e/nouakchott-2024?lang=${lang}&part=updates`, phone);
    await live(reader.page);
    const organiser = await visit(browser, server, `/sign-in?lang=${lang}`);
    const keyboard = new Keyboard(organiser.page);
    await organiser.page.locator('input[name=email]').waitFor();
    await signsIn(keyboard, server.account('organizer'));
    await keyboard.to('main li a[href="/planner/nouakchott-2024"]');
    await keyboard.press('Enter');
    await opensTheDinner(keyboard, dinner.title);
    await movesIt(keyboard, dinner);
    await publishes(keyboard);
    const news = reader.page.locator('[data-news=moved] p');
    await news.waitFor();
    assert.equal(plain(await news.textContent()), dinner.news);
    return [organiser, reader];
  }
}));
