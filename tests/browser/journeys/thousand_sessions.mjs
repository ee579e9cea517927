// A thousand sessions: only what is in sight is drawn, and after a jump to the end something is there.
import assert from 'node:assert/strict';
import { importLarge, large } from '../large.mjs';
import { desk, live, phone, publish, until, visit } from '../visitor.mjs';

/** Jumps to the end of `box` and back; how many rows were drawn at most, and how much of the box was empty a frame later. */
async function jump(box, rows) {
  return box.evaluate(async (scroller, selector) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const edges = () => {
      const view = scroller.getBoundingClientRect();
      const drawn = [...scroller.querySelectorAll(selector)].map((row) => row.getBoundingClientRect());
      const inSight = drawn.filter(({ bottom, top }) => bottom > view.top && top < view.bottom);
      const covered = inSight.reduce((sum, { top, bottom }) => sum + Math.min(bottom, view.bottom) - Math.max(top, view.top), 0);
      return { count: drawn.length, empty: Math.round(view.height - covered) };
    };
    const seen = [];
    for (const share of [1, 0, 0.5, 1]) {
      scroller.scrollTop = share * scroller.scrollHeight;
      await frame();
      await frame();
      seen.push(edges());
    }
    return { most: Math.max(...seen.map(({ count }) => count)), empty: Math.max(...seen.map(({ empty }) => empty)) };
  }, rows);
}

export default [
  {
    name: 'a thousand sessions: table and timetable draw what is in sight, without a gap after a jump to the end',
    prepare: importLarge,
    async run({ server, browser }) {
      const staff = await visit(browser, server, `/planner/${large.slug}/sessions?lang=en`, { ...desk, role: 'admin' });
      const { page } = staff;
      await page.locator(`[aria-rowcount="${large.sessions + 1}"]`).waitFor();
      const table = await jump(page.getByRole('region', { name: 'Sessions' }), '[data-row]');
      await page.locator(`[aria-rowindex="${large.sessions + 1}"]`).waitFor();
      await page.goto(`/planner/${large.slug}?lang=en`);
      await live(page);
      await page.locator('.block').first().waitFor();
      const timetable = await jump(page.locator('[data-grid]'), 'ul[data-row]');
      console.log(`   rows drawn: table ${table.most}, timetable ${timetable.most}; empty: ${table.empty} px, ${timetable.empty} px`);
      assert.ok(table.most <= 60, `${table.most} rows of the table`);
      assert.ok(timetable.most <= 40, `${timetable.most} rows of the timetable`);
      // The head of each stands over its rows, and is not empty.
      assert.ok(table.empty <= 40, `${table.empty} px of the table are empty`);
      assert.ok(timetable.empty <= 40, `${timetable.empty} px of the timetable are empty`);
      return [staff];
    }
  },
  {
    name: 'a thousand sessions on a phone: one day at a time, and its end is there after a jump',
    prepare: importLarge,
    async run({ server, browser }) {
      const staff = await visit(browser, server, `/planner/${large.slug}?lang=en`, { ...desk, role: 'admin' });
      await live(staff.page);
      await publish(staff.page);
      const reader = await visit(browser, server, `/e/${large.slug}?lang=ar&part=programme`, phone);
      const { page } = reader;
      await live(page);
      const rows = page.locator('.programme [data-session]');
      const ofOneDay = large.sessions / large.days;
      await until('the rows of a day', () => rows.count(), (count) => count === ofOneDay);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      assert.ok(await rows.last().isVisible());
      const { bottom, height } = await rows.last().evaluate((row) => ({ bottom: row.getBoundingClientRect().bottom, height: innerHeight }));
      assert.ok(bottom > 0 && bottom <= height, `the last session ends at ${bottom} of ${height} px`);
      return [staff, reader];
    }
  }
];
