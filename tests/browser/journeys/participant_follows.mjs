// The organiser changes the programme; the participant's page follows, in Arabic, through a cut of the network.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { block, chooseDay, complaints, dragBy, live, phone, publish, until, visit } from '../visitor.mjs';

const plenary = 'Plenary: public-private partnership';
const arabic = 'الشراكة بين القطاعين العام والخاص';
/** As a far reader finds it, and how their city is called. */
const dinners = {
  ar: { title: 'مأدبة عشاء تقيمها مدينة الاستضافة', city: 'جاكرتا' },
  fr: { title: 'Dîner offert par la ville hôte', city: 'Jakarta' },
  en: { title: 'Dinner offered by the host city', city: 'Jakarta' }
};
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').trim();

async function movedLines(page) {
  const lines = await page.locator('[data-news=moved] p').allTextContents();
  return lines.map(plain);
}

export default [
  {
    name: 'a published move reaches the Arabic agenda, with old and new time, without a reload',
    async run({ server, browser }) {
      const reader = await visit(browser, server, '/e/nouakchott-2024?lang=ar', phone);
      await live(reader.page);
      assert.equal(await reader.page.locator('html').getAttribute('dir'), 'rtl');
      await reader.page.evaluate(() => (globalThis.sameDocument = true));
      const organiser = await visit(browser, server, '/planner/nouakchott-2024?lang=en', { role: 'organizer' });
      await live(organiser.page);
      await chooseDay(organiser.page, '2024-01-28');
      await dragBy(organiser.page, plenary, 15);
      await block(organiser.page, `${plenary}, legal framework and support for cities 14:45–16:15`).waitFor();
      await publish(organiser.page, 'تبدأ الجلسة العامة على الساعة 14:45.');

      await until('the news', () => movedLines(reader.page), (lines) => lines.length === 1);
      assert.deepEqual(await movedLines(reader.page), ['تغيّر موعد البدء من 14:30 إلى 14:45']);
      const shown = await reader.page.locator('.later li', { hasText: arabic }).textContent();
      assert.match(plain(shown), /14:45/);
      assert.match(shown, /نُقلت/);
      assert.match(await reader.page.locator('[role=status]').last().textContent(), /14:45/);
      assert.equal(await reader.page.evaluate(() => globalThis.sameDocument), true);
      return [reader, organiser];
    }
  },
  {
    name: 'a reader whose network was cut says so, and resumes with every change that was made meanwhile',
    async run({ server, browser }) {
      const reader = await visit(browser, server, '/e/nouakchott-2024?lang=ar', phone);
      await live(reader.page);
      await reader.page.evaluate(() => (globalThis.sameDocument = true));
      await reader.context.setOffline(true);
      await reader.page.locator('[data-link=offline]').waitFor();
      assert.match(plain(await reader.page.locator('p.offline').textContent()), /دون اتصال: البرنامج كما كان عند \d\d:\d\d/);

      const organiser = await visit(browser, server, '/planner/nouakchott-2024?lang=en', { role: 'organizer' });
      await live(organiser.page);
      await chooseDay(organiser.page, '2024-01-28');
      for (const { title, moved } of [
        { title: plenary, moved: `${plenary}, legal framework and support for cities 14:45–16:15` },
        { title: 'Dinner offered', moved: 'Dinner offered by the host city 20:15–22:15' }
      ]) {
        await block(organiser.page, title).click();
        await organiser.page.getByRole('button', { name: '15 min later' }).click();
        await block(organiser.page, moved).waitFor();
        await publish(organiser.page);
      }
      assert.equal(await reader.page.locator('[data-news]').count(), 0);
      await reader.context.setOffline(false);
      await live(reader.page);
      await until('the news', () => movedLines(reader.page), (lines) => lines.length === 2);
      assert.deepEqual(await movedLines(reader.page), [
        'تغيّر موعد البدء من 20:00 إلى 20:15',
        'تغيّر موعد البدء من 14:30 إلى 14:45'
      ]);
      assert.equal(await reader.page.evaluate(() => globalThis.sameDocument), true);
      return [reader, organiser];
    }
  },
  {
    name: 'a reader outlives a restart of the server and sees what is published after it',
    async run({ server, browser }) {
      const reader = await visit(browser, server, '/e/nouakchott-2024?lang=ar', phone);
      await live(reader.page);
      await reader.page.evaluate(() => (globalThis.sameDocument = true));
      await server.stop();
      await reader.page.locator('[data-link=offline]').waitFor();
      await server.startAgain();
      await live(reader.page);
      const organiser = await visit(browser, server, '/planner/nouakchott-2024?lang=en', { role: 'organizer' });
      await live(organiser.page);
      await chooseDay(organiser.page, '2024-01-28');
      await dragBy(organiser.page, plenary, 15);
      await block(organiser.page, `${plenary}, legal framework and support for cities 14:45–16:15`).waitFor();
      await publish(organiser.page);
      await until('the news', () => movedLines(reader.page), (lines) => lines.length === 1);
      assert.equal(await reader.page.evaluate(() => globalThis.sameDocument), true);
      return [reader, organiser];
    }
  },
  {
    name: 'a cancelled session stays on the agenda, struck out and named as cancelled',
    async run({ server, browser }) {
      const reader = await visit(browser, server, '/e/nouakchott-2024?lang=fr');
      await live(reader.page);
      const organiser = await visit(browser, server, '/planner/nouakchott-2024?lang=en', { role: 'organizer' });
      await live(organiser.page);
      await chooseDay(organiser.page, '2024-01-28');
      await block(organiser.page, 'Dinner offered').click();
      await organiser.page.locator('select[name=status]').selectOption('cancelled');
      await organiser.page.locator('.block.cancelled').first().waitFor();
      await publish(organiser.page);
      const dinner = reader.page.locator('.programme li.cancelled');
      await dinner.waitFor();
      assert.match(await dinner.textContent(), /Annulée/);
      assert.equal(plain(await reader.page.locator('[data-news=cancelled] p').textContent()), 'Annulée');
      return [reader, organiser];
    }
  },
  ...Object.entries(dinners).map(([lang, { title, city }]) => ({
    name: `a far reader sees their own clock, and on which day (${lang})`,
    async run({ server, browser }) {
      const reader = await visit(browser, server, `/e/nouakchott-2024?lang=${lang}`, { timezoneId: 'Asia/Jakarta' });
      const { page } = reader;
      await live(page);
      const dinner = page.locator('.programme li', { hasText: title });
      const clock = (key) => page.getByRole('radio', { name: words(lang, `agenda.${key}`), exact: true });
      assert.equal(await clock('venueTime').getAttribute('aria-checked'), 'true');
      assert.match(plain(await dinner.locator('.times').textContent()), /^20:00\s+22:00$/);
      await clock('myTime').click();
      await until('the time', () => dinner.locator('.times b').textContent(), (text) => text.includes('03:00'));
      assert.match(await dinner.locator('.times b').textContent(), /\+1/);
      const zone = plain(await page.locator('.zone').textContent());
      assert.ok(zone.includes(city) && zone.includes('GMT+7'), zone);
      await page.reload();
      await live(page);
      assert.equal(await clock('myTime').getAttribute('aria-checked'), 'true');
      assert.deepEqual(await complaints(page), []);
      await clock('venueTime').click();
      await until('the time', async () => plain(await dinner.locator('.times').textContent()), (text) => /^20:00\s+22:00$/.test(text));
      return [reader];
    }
  })),
  {
    name: 'an unknown event says so and leads on',
    async run({ server, browser }) {
      const reader = await visit(browser, server, '/planner/no-such-event?lang=en', { role: 'protocol' });
      await reader.page.getByRole('heading', { name: 'No such event for you' }).waitFor();
      return [reader];
    }
  }
];
