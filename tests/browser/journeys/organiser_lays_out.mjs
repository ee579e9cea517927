// The timetable in all its layouts: by room, person and vehicle, days side by side, several sessions at once, the pool.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { block, chooseDay, live, until, visit, withoutMarks } from '../visitor.mjs';

async function planner(world, lang = 'en') {
  const path = `/planner/nouakchott-2024?lang=${lang}`;
  const visitor = await visit(world.browser, world.server, path, { role: 'organizer' });
  await live(visitor.page);
  await chooseDay(visitor.page, '2024-01-28');
  return visitor;
}

const labelOf = (page, title) => block(page, title).first().getAttribute('aria-label');
const eventOf = async (page) =>
  (await (await page.request.get('/api/v1/events?slug=nouakchott-2024')).json()).items[0];

const dinners = { ar: 'مأدبة عشاء تقيمها مدينة الاستضافة', fr: 'Dîner offert par la ville hôte' };

/** What the end of a block does under the pointer, without one: by the field, then by keys; one given up changes nothing. */
async function setsTheLength(world, lang) {
  const organiser = await planner(world, lang);
  const { page } = organiser;
  const title = dinners[lang];
  const lasts = (times) => until('the length', () => labelOf(page, title), (label) => withoutMarks(label ?? '').startsWith(`${title} ${times}`));
  const saved = () => until('the way back', () => page.locator('[data-undo]').isEnabled(), Boolean);
  await block(page, title).click();
  await page.getByLabel(words(lang, 'planner.lengthMinutes'), { exact: true }).fill('60');
  await page.getByRole('button', { name: words(lang, 'planner.move'), exact: true }).click();
  await lasts('20:00–21:00');
  await saved();

  await block(page, title).focus();
  for (const key of ['m', '+', '+', '+', '-']) await page.keyboard.press(key);
  await lasts('20:00–21:30');
  await page.keyboard.press('Enter');
  await page.locator(`.block[aria-label*="${title}"][aria-label*=" 20:00–21:30"]:focus`).waitFor();
  for (const key of ['m', '-', 'Escape']) await page.keyboard.press(key);
  await lasts('20:00–21:30');
  const event = await eventOf(page);
  const lengths = async () => {
    const { items } = await (await page.request.get(`/api/v1/events/${event.id}/sessions?limit=200`)).json();
    return items.find((session) => session.title[lang] === title).duration;
  };
  await until('the length as it is kept', lengths, (length) => length === 'PT1H30M');
  return [organiser];
}

export default [
  ...Object.keys(dinners).map((lang) => ({
    name: `the length of a session is set by its field and by keys (${lang})`,
    run: (world) => setsTheLength(world, lang)
  })),
  {
    name: 'a session is stretched by its end, and one step back makes it as long as it was',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      const dinner = block(page, 'Dinner').first();
      const title = withoutMarks(await dinner.getAttribute('aria-label')).split(' 20:00')[0];
      const handle = await dinner.locator('.handle').boundingBox();
      const hour = await page.evaluate(() => {
        const [first, second] = [...document.querySelectorAll('.canvas .line')].map((line) => line.getBoundingClientRect().x);
        return second - first;
      });
      const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - hour / 2, y, { steps: 4 });
      await page.mouse.move(x - hour, y, { steps: 4 });
      await page.mouse.up();
      await until('the length', () => labelOf(page, title), (label) => label.includes('20:00–21:00'));
      await page.locator('[data-undo]').click();
      await until('the length', () => labelOf(page, title), (label) => label.includes('20:00–22:00'));
      return [organiser];
    }
  },
  {
    name: 'several sessions go together by the keyboard, and come back in one step, in Arabic',
    async run(world) {
      const organiser = await planner(world, 'ar');
      const { page } = organiser;
      const times = () =>
        page.locator('.block.marked').evaluateAll((blocks) => blocks.map((one) => /\d\d:\d\d/.exec(one.ariaLabel)[0]));
      for (const title of ['استقبال المشاركين', 'مأدبة عشاء']) {
        await block(page, title).focus();
        await page.keyboard.press('x');
      }
      const panel = page.locator('[data-chosen="2"]');
      await panel.waitFor();
      const before = await times();
      await panel.getByRole('button', { name: 'قبل ساعة' }).focus();
      await page.keyboard.press('Enter');
      const hourEarlier = before.map((time) => `${String(Number(time.slice(0, 2)) - 1).padStart(2, '0')}${time.slice(2)}`);
      await until('the times', times, (now) => JSON.stringify(now) === JSON.stringify(hourEarlier));
      await until('the way back', () => page.locator('[data-undo]').isEnabled(), Boolean);
      await page.locator('[data-undo]').click();
      await until('the times', times, (now) => JSON.stringify(now) === JSON.stringify(before));
      return [organiser];
    }
  },
  {
    name: 'rows of people show one session with each of them, and bands where they are needed elsewhere',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      await page.locator('[data-rows]').selectOption('people');
      await until('the blocks of one session', () => block(page, 'Plenary: strategic orientations').count(), (count) => count > 1);
      await block(page, 'Plenary: strategic orientations').first().click();
      assert.ok((await page.locator('[data-busy]').count()) > 0);
      const rows = await page.locator('[data-row]').count();
      await page.locator('[data-rows]').selectOption('interpreters');
      await until('fewer rows', () => page.locator('[data-row]').count(), (count) => count > 0 && count < rows);
      await page.locator('[data-rows]').selectOption('vehicles');
      await until('vehicles', () => page.locator('[data-row]').count(), (count) => count > 0);
      return [organiser];
    }
  },
  {
    name: 'days stand side by side without the night between them',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      await page.locator('[data-several]').check();
      const of = (day) => page.locator(`.block[aria-label*="${day} January"]`).count();
      await until('both days', async () => [await of(28), await of(29)], ([first, second]) => first > 0 && second > 0);
      return [organiser];
    }
  },
  {
    name: 'a session of the pool is given a time by fields, and goes back to the pool',
    async run(world) {
      const organiser = await planner(world, 'fr');
      const { page } = organiser;
      const event = await eventOf(page);
      const body = { type: 'workshop', title: { fr: 'Atelier en attente' }, duration: 'PT45M', status: 'draft' };
      const headers = { Origin: world.server.origin };
      const made = await page.request.post(`/api/v1/events/${event.id}/sessions`, { data: body, headers });
      assert.equal(made.status(), 201, await made.text());
      await page.getByRole('button', { name: /Atelier en attente/ }).click();
      const card = page.locator('section.card', { hasText: 'Attend un horaire' });
      await card.getByLabel('Début').fill('18:30');
      await card.getByRole('button', { name: 'Placer' }).click();
      await until('its place', () => labelOf(page, 'Atelier en attente'), (label) => label?.includes('18:30–19:15'));
      await page.locator('[data-undo]').click();
      await page.locator('aside').getByRole('button', { name: /Atelier en attente/ }).waitFor();
      return [organiser];
    }
  }
];
