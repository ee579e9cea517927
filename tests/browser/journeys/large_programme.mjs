// A real programme of 1,007 sessions in 72 rooms on the planner.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { multaqa, root } from '../server.mjs';
import { live, until, visit } from '../visitor.mjs';

const file = join(root, '../shared/data/frab/38c3.xml');

/** Scrolls as fast as frames come; the longest one and how many rows were drawn at most. */
async function scrollThrough(page) {
  return page.locator('[data-grid]').evaluate(async (grid) => {
    let longest = 0;
    let most = 0;
    let last = performance.now();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let top = 0; top < grid.scrollHeight; top += 120) {
      grid.scrollTop = top;
      await frame();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      most = Math.max(most, grid.querySelectorAll('ul[data-row]').length);
    }
    const rows = grid.querySelectorAll('ul[data-row]');
    return { longest, most, height: grid.scrollHeight, lastRowShown: rows.length > 0 && grid.scrollTop > 1000 };
  });
}

export default [
  {
    name: 'a congress of 1,007 sessions is on the planner and scrolls, drawing only what is in sight',
    skip: existsSync(file) ? undefined : `${file} is not there`,
    prepare: (data) => multaqa('import', '--data', data, '--event', '38c3', '--format', 'frab', file),
    async run({ server, browser }) {
      const organiser = await visit(browser, server, '/planner/38c3?lang=en', { role: 'protocol' });
      const { page } = organiser;
      await live(page);
      await page.locator('[data-date="2024-12-28"]').click();
      await page.locator('.block').first().waitFor();
      const { longest, most, height, lastRowShown } = await scrollThrough(page);
      console.log(`   38C3: ${height} px of rows, at most ${most} drawn, longest frame ${Math.round(longest)} ms`);
      assert.ok(height > 4000, `only ${height} px`);
      assert.ok(most < 40, `${most} rows were drawn at once`);
      assert.ok(lastRowShown);
      const conflicts = await until(
        'the conflicts',
        () => page.locator('[data-conflicts]').getAttribute('data-conflicts'),
        (count) => Number(count) > 0
      );
      assert.equal(conflicts, '142');
      return [organiser];
    }
  }
];
