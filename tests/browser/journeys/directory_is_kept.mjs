// The directory: a person entered once, changed by two at the same time, merged, archived and taken back.
import assert from 'node:assert/strict';
import { until, visit } from '../visitor.mjs';

const dialog = (page) => page.locator('dialog[open]');
const entries = async (office, kind, words) =>
  (await (await office.context.request.get(`/api/v1/${kind}?limit=200&q=${encodeURIComponent(words)}`)).json()).items;

export default [
  {
    name: 'whoever may be the same is shown before a person is created, who is then found by any of the names',
    async run(world) {
      const office = await visit(world.browser, world.server, '/people?lang=fr', { role: 'organizer' });
      const { page } = office;
      await page.locator('[data-new]').click();
      await dialog(page).locator('input[lang=fr]').first().fill('Interprète, Albi');
      await dialog(page).locator('[data-create]').click();
      await page.locator('[data-duplicates] li').first().waitFor();
      await dialog(page).locator('input[lang=ar]').first().fill('سعاد المنصوري');
      await dialog(page).locator('input[lang=fr]').first().fill('Souad Mansouri');
      await dialog(page).locator('[data-create]').click();
      await page.waitForURL(/\/people\/[\w-]+/);
      await page.getByRole('heading', { level: 1, name: 'Souad Mansouri' }).waitFor();
      await page.goto('/people?lang=fr');
      await page.getByRole('searchbox').fill('المنصوري');
      await until('the list', () => page.locator('tr[data-row]').count(), (count) => count === 1);
      return [office];
    }
  },
  {
    name: 'two change one person at once: what only one touched is kept, the rest is asked',
    async run(world) {
      const first = await visit(world.browser, world.server, '/people?lang=en', { role: 'protocol' });
      const [person] = await entries(first, 'people', 'Interpreter Albi');
      const path = `/people/${person.id}?lang=en`;
      await first.page.goto(path);
      const second = await visit(world.browser, world.server, path, { role: 'admin' });
      for (const { page } of [first, second]) await page.locator('[data-edit]').click();
      await first.page.locator('input[lang=en]').first().fill('Interpreter of Albi');
      await first.page.getByLabel('Diet').fill('vegetarian');
      await first.page.locator('[data-save]').click();
      await first.page.locator('[data-edit]').waitFor();
      await second.page.locator('input[lang=en]').first().fill('Interpreter in Albi');
      await second.page.getByLabel('Accessibility').fill('ground floor');
      await second.page.locator('[data-save]').click();
      await dialog(second.page).locator('[data-difference="name/en"]').waitFor();
      assert.equal(await dialog(second.page).locator('[data-difference]').count(), 1);
      await dialog(second.page).locator('[data-merge]').click();
      await second.page.locator('[data-edit]').waitFor();
      const [saved] = await entries(first, 'people', 'Interpreter in Albi');
      assert.deepEqual(saved.needs, { diet: 'vegetarian', accessibility: 'ground floor' });
      return [first, second];
    }
  },
  {
    name: 'two entries of one person are merged after a preview; the address of the other leads to the one that stays',
    async run(world) {
      const office = await visit(world.browser, world.server, '/people?lang=en', { role: 'protocol' });
      const { page, context } = office;
      const [survivor] = await entries(office, 'people', 'Interpreter Albi');
      const made = await context.request.post('/api/v1/people', {
        data: { name: { es: 'Intérprete, Albi' }, gender: 'female' }
      });
      const other = await made.json();
      await page.goto(`/people/${survivor.id}?lang=en`);
      await page.locator('[data-merge-into]').click();
      await dialog(page).getByRole('combobox').fill('intérprete');
      await dialog(page).getByRole('option').first().click();
      await dialog(page).locator('[data-fate=added]').first().waitFor();
      await dialog(page).locator('[data-merge-entries]').click();
      await dialog(page).waitFor({ state: 'detached' });
      await page.goto(`/people/${other.id}?lang=en`);
      await page.waitForURL(new RegExp(survivor.id));
      await page.getByText('Female').waitFor();
      return [office];
    }
  },
  {
    name: 'several are archived at once, and one click takes it back (ar)',
    async run(world) {
      const office = await visit(world.browser, world.server, '/organizations?lang=ar', { role: 'organizer' });
      const { page } = office;
      const rows = page.locator('[role=status]').first();
      const before = await until('the rows', () => rows.textContent(), (text) => /\d/.test(text));
      for (const at of [0, 1]) await page.locator('tr[data-row] input[type=checkbox]').nth(at).check();
      await page.locator('.chosen .button').first().click();
      await until('fewer rows', () => rows.textContent(), (text) => text !== before);
      await page.getByRole('button', { name: 'تراجع' }).click();
      await until('the same rows', () => rows.textContent(), (text) => text === before);
      return [office];
    }
  },
  {
    name: 'an absence is entered, changed and removed, and the removal taken back',
    async run(world) {
      const office = await visit(world.browser, world.server, '/people?lang=en', { role: 'organizer' });
      const { page } = office;
      const [person] = await entries(office, 'people', 'Interpreter Albi');
      await page.goto(`/people/${person.id}?lang=en`);
      await page.locator('[data-add-away]').click();
      await dialog(page).getByLabel('First day').fill('2024-02-10');
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await page.locator('[data-away]').waitFor();
      await page.getByRole('button', { name: /^Change .?10 February/ }).click();
      await dialog(page).getByRole('radio', { name: 'Hours' }).click();
      await dialog(page).getByLabel('From').fill('2024-02-10T09:00');
      await dialog(page).getByLabel('To', { exact: false }).first().fill('2024-02-10T11:30');
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await page.locator('[data-away]').getByText('11:30').waitFor();
      await page.getByRole('button', { name: /^Remove .*11:30/ }).click();
      await page.locator('[data-away]').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.locator('[data-away]').getByText('11:30').waitFor();
      return [office];
    }
  }
];
