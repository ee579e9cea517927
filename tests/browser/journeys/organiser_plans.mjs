// The organiser's day: clashes and ways out, the keyboard alone, two at once, what went stale.
import assert from 'node:assert/strict';
import { block, chooseDay, conflictCount, dragBy, live, until, visit, withoutMarks } from '../visitor.mjs';

async function planner(world, role = 'organizer', path = '/planner/nouakchott-2024?lang=en') {
  const visitor = await visit(world.browser, world.server, path, { role });
  await live(visitor.page);
  await chooseDay(visitor.page, '2024-01-28');
  return visitor;
}

export default [
  {
    name: 'a move onto a taken room is refused with who, when and where else; one click takes the suggestion',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      const before = await until('the conflicts', () => conflictCount(page), Number.isInteger);
      await dragBy(page, 'Official opening', 60);
      const dialog = page.locator('dialog[open]');
      await dialog.waitFor();
      const text = await dialog.textContent();
      assert.match(text, /Plenary hall/);
      assert.match(text, /Plenary: strategic orientations/);
      assert.match(text, /10:00–10:45|09:45–11:00/);
      assert.match(text, /Nouakchott/);
      assert.ok((await dialog.locator('[data-suggestion]').count()) >= 1);
      await dialog.locator('[data-suggestion] button').first().click();
      await dialog.waitFor({ state: 'detached' });
      await until('the conflicts', () => conflictCount(page), (count) => count === before);
      assert.equal(before, 0);
      assert.doesNotMatch(await block(page, 'Official opening').getAttribute('aria-label'), /09:00–09:45, .*Plenary hall/);
      await page.locator('[data-undo]').click();
      await block(page, 'Official opening 09:00–09:45').waitFor();
      return [organiser];
    }
  },
  {
    name: 'a refused move that is left alone changes nothing',
    async run(world) {
      const organiser = await planner(world, 'protocol');
      const { page } = organiser;
      await dragBy(page, 'Official opening', 60);
      await page.locator('dialog[open]').getByRole('button', { name: 'Leave it where it was' }).click();
      await block(page, 'Official opening 09:00–09:45').waitFor();
      assert.equal(await page.locator('[data-undo]').isDisabled(), true);
      return [organiser];
    }
  },
  {
    name: 'the protocol office may move in spite of a clash with a reason; the clash is listed, and a way out ends it',
    async run(world) {
      const organiser = await planner(world, 'protocol');
      const { page } = organiser;
      await dragBy(page, 'Official opening', 60);
      const dialog = page.locator('dialog[open]');
      await dialog.getByRole('button', { name: 'Move in spite of it…' }).click();
      await dialog.locator('textarea').fill('The minister arrives at ten.');
      await dialog.getByRole('button', { name: 'Move with this reason' }).click();
      await block(page, 'Official opening 10:00–10:45').waitFor();
      await until('the conflicts', () => conflictCount(page), (count) => count > 0);
      assert.ok((await page.locator('.block[data-degree=blocking]').count()) >= 2);

      await page.getByRole('button', { name: 'Ways out' }).first().click();
      await dialog.locator('[data-suggestion] button').first().click();
      await dialog.waitFor({ state: 'detached' });
      await until('the conflicts', () => conflictCount(page), (count) => count === 0);
      return [organiser];
    }
  },
  {
    name: 'the keyboard alone reaches a session, moves it, and undoes the move',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      const labelled = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
      const focused = async () => withoutMarks(await labelled());
      await page.locator('[data-date="2024-01-28"]').focus();
      for (let presses = 0; presses < 10 && !(await focused()).match(/Registration/); presses++) {
        await page.keyboard.press('Tab');
      }
      assert.match(await focused(), /^Registration of participants 08:00–09:00/);
      await page.keyboard.press('ArrowDown');
      assert.match(await focused(), /^Official opening/);
      for (let step = 0; step < 8 && !(await focused()).startsWith('Dinner offered'); step++) {
        await page.keyboard.press('ArrowDown');
      }
      assert.match(await focused(), /^Dinner offered by the host city 20:00–22:00/);
      await page.keyboard.press('m');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Shift+ArrowLeft');
      assert.match(await focused(), /^Dinner offered by the host city 18:45–20:45/);
      await page.keyboard.press('Escape');
      await until('the focus', focused, (label) => label.startsWith('Dinner offered by the host city 20:00–22:00'));
      await page.keyboard.press('m');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await until('the undo', () => page.locator('[data-undo]').isEnabled(), Boolean);
      await until('the focus', focused, (label) => label.startsWith('Dinner offered by the host city 19:45–21:45'));
      await page.keyboard.press('Control+z');
      await block(page, 'Dinner offered by the host city 20:00–22:00').waitFor();
      return [organiser];
    }
  },
  {
    name: 'in Arabic, time runs to the left: the left arrow is later',
    async run(world) {
      const organiser = await planner(world, 'organizer', '/planner/nouakchott-2024?lang=ar');
      const { page } = organiser;
      const dinner = page.locator('.block[aria-label*="20:00"]');
      await dinner.focus();
      await page.keyboard.press('m');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.locator('.block[aria-label*="19:45–21:45"]').waitFor();
      return [organiser];
    }
  },
  {
    name: 'what one organiser moves, the other sees move',
    async run(world) {
      const [first, second] = await Promise.all([planner(world), planner(world, 'protocol')]);
      await block(second.page, 'Dinner offered').click();
      await block(first.page, 'Dinner offered').click();
      await first.page.getByRole('button', { name: '15 min earlier' }).click();
      await block(second.page, 'Dinner offered by the host city 19:45–21:45').waitFor();
      assert.match(await second.page.locator('[data-notice]').textContent(), /Moved by another organiser/);
      return [first, second];
    }
  },
  {
    name: 'a session that somebody else has changed meanwhile is read again, and the organiser is told',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      await page.route('**/api/v1/sessions/*/move*', (route) =>
        route.continue({ headers: { ...route.request().headers(), 'if-match': '"v999"' } })
      );
      await block(page, 'Dinner offered').click();
      await page.getByRole('button', { name: '15 min earlier' }).click();
      await page.locator('[data-notice]').waitFor();
      assert.match(await page.locator('[data-notice]').textContent(), /Somebody changed this session meanwhile/);
      await block(page, 'Dinner offered by the host city 20:00–22:00').waitFor();
      return [organiser];
    }
  },
  {
    name: 'publishing what is published already says that there is nothing to publish',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      await page.locator('[data-publish]').click();
      await page.locator('dialog[open] button[form=publish]').click();
      await page.locator('dialog[open] [role=alert]').waitFor();
      assert.match(await page.locator('dialog[open] [role=alert]').textContent(), /Nothing to publish/);
      return [organiser];
    }
  },
  {
    name: 'what blocks publishing is shown; the protocol office may publish in spite of it with a reason',
    async run(world) {
      const organiser = await planner(world, 'protocol');
      const { page } = organiser;
      const dialog = page.locator('dialog[open]');
      await dragBy(page, 'Official opening', 60);
      await dialog.getByRole('button', { name: 'Move in spite of it…' }).click();
      await dialog.locator('textarea').fill('The minister arrives at ten.');
      await dialog.getByRole('button', { name: 'Move with this reason' }).click();
      await until('the conflicts', () => conflictCount(page), (count) => count > 0);

      // A clash that was decided blocks no more; so the first answer is played.
      const sent = [];
      await page.route('**/api/v1/events/*/releases', async (route) => {
        sent.push(route.request().postDataJSON());
        if (sent.length > 1) return route.continue();
        const { conflicts } = await (await page.request.get(route.request().url().replace('releases', 'conflicts'))).json();
        const problem = { type: 'urn:multaqa:problem:release-blocked', title: '', status: 409, code: 'release-blocked', conflicts };
        return route.fulfill({ status: 409, contentType: 'application/problem+json', json: problem });
      });
      await page.locator('[data-publish]').click();
      await dialog.locator('button[form=publish]').click();
      await dialog.locator('[role=alert]').waitFor();
      assert.match(await dialog.locator('[role=alert]').textContent(), /blocks? publishing/);
      assert.match(await dialog.locator('article').first().textContent(), /Plenary: strategic orientations/);
      await dialog.locator('textarea[required]').fill('Agreed with both offices.');
      await dialog.getByRole('button', { name: 'Publish in spite of it' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.deepEqual(sent[0].overrides, undefined);
      assert.ok(sent[1].overrides.length > 0);
      assert.equal(sent[1].reason, 'Agreed with both offices.');
      return [organiser];
    }
  },
  {
    name: 'day, start and room can be set by fields alone',
    async run(world) {
      const organiser = await planner(world);
      const { page } = organiser;
      await block(page, 'Dinner offered').click();
      await page.locator('select[name=day]').selectOption('2024-01-29');
      await page.locator('input[name=start]').fill('19:30');
      await page.locator('select[name=room]').selectOption({ label: 'Foyer' });
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await chooseDay(page, '2024-01-29');
      await block(page, 'Dinner offered by the host city 19:30–21:30').waitFor();
      assert.match(await block(page, 'Dinner offered').getAttribute('aria-label'), /Foyer/);
      return [organiser];
    }
  }
];
