// Lists from offices: tried, the refused rows mended in the browser, and brought in.
import assert from 'node:assert/strict';
import { complaints, until, visit } from '../visitor.mjs';

const lists = {
  fr: {
    file: 'Liste des participants\r\n\r\nNom;Courriel;Langues;Couleur\r\nAmina Alaoui;amina@example.org;ar, fr;vert\r\nJean Dupont;jean@;fr;\r\n"Dupré; Anne";anne(at)example.org;fr;\r\n',
    mend: { 5: 'jean@example.org', 6: 'anne@example.org' }
  },
  ar: {
    file: 'الاسم;البريد الإلكتروني;اللغات\r\nأمينة العلوي;amina@example.org;ar\r\nيوسف بناني;youssef@;ar\r\n',
    mend: { 3: 'youssef@example.org' }
  }
};
const choose = (page, name, mimeType, text) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
const counted = (page, name) => page.locator(`[data-count=${name}] dd`).first();

async function importList(world, lang) {
  const office = await visit(world.browser, world.server, `/imports?kind=people&lang=${lang}`, { role: 'protocol' });
  const { page } = office;
  const { file, mend } = lists[lang];
  const refused = Object.keys(mend).length;
  await page.locator('[data-kind=people] input:checked').waitFor({ state: 'attached' });
  await choose(page, 'people.csv', 'text/csv', file);

  await page.locator('[data-repair]').waitFor();
  assert.equal(await counted(page, 'created').textContent(), '1');
  assert.equal(await counted(page, 'refused').textContent(), String(refused));
  assert.deepEqual(await complaints(page), []);
  for (const [row, email] of Object.entries(mend)) {
    const cell = page.locator(`tr[data-row="${row}"] [aria-invalid]`);
    assert.ok(await cell.getAttribute('aria-describedby'), 'the fault stands at its cell');
    await cell.fill(email);
  }
  assert.equal(await page.locator('[data-import]').isDisabled(), true);
  await page.locator('[data-try-again]').click();
  await page.locator('[data-repair]').waitFor({ state: 'detached' });
  assert.equal(await counted(page, 'created').textContent(), String(1 + refused));

  await page.locator('[data-import]').click();
  await page.locator('[data-done]').waitFor();
  assert.equal(await counted(page, 'created').textContent(), String(1 + refused));
  assert.deepEqual(await complaints(page), []);
  await page.locator('[data-done] a.primary').click();
  await page.getByRole('searchbox').fill(lang === 'ar' ? 'بناني' : 'dupre');
  await until('the mended row in the list', () => page.locator('tr[data-row]').count(), (count) => count === 1);
  return [office];
}

export default [
  ...['fr', 'ar'].map((lang) => ({
    name: `a list of people with errors is mended in the browser and comes in (${lang})`,
    run: (world) => importList(world, lang)
  })),
  {
    name: 'what is right comes in at once; the refused rows are mended afterwards, and only they go again',
    async run(world) {
      const office = await visit(world.browser, world.server, '/imports?kind=people&lang=en', { role: 'admin' });
      const { page } = office;
      await choose(page, 'people.csv', 'text/csv', lists.fr.file);
      await page.locator('[data-import]').click();
      await page.locator('[data-done]').waitFor();
      assert.equal(await counted(page, 'created').textContent(), '1');
      for (const [row, email] of Object.entries(lists.fr.mend)) {
        await page.locator(`tr[data-row="${row}"] [aria-invalid]`).fill(email);
      }
      await page.locator('[data-try-again]').click();
      await page.getByRole('button', { name: 'Import 2 rows' }).click();
      await page.locator('[data-done]').waitFor();
      assert.equal(await counted(page, 'created').textContent(), '3');
      return [office];
    }
  },
  {
    name: 'a programme comes in as an event of its own, and a file that is none is refused in words',
    async run(world) {
      const office = await visit(world.browser, world.server, '/imports?kind=programme&lang=en', { role: 'admin' });
      const { page } = office;
      await page.locator('select[name=event]').selectOption('+');
      await page.getByLabel('Address of the new event').fill('rabat-forum');
      await choose(page, 'photo.jpg', 'image/jpeg', 'no');
      await page.getByText('photo.jpg').waitFor();
      const entry = (uid, hour) =>
        `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20240101T000000Z\r\nDTSTART:20240210T${hour}0000Z\r\nDTEND:20240210T${hour}4500Z\r\nSUMMARY:Item ${uid}\r\nEND:VEVENT\r\n`;
      const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n${entry('1', '09')}${entry('2', '10')}END:VCALENDAR\r\n`;
      await choose(page, 'programme.ics', 'text/calendar', calendar);
      await page.getByRole('button', { name: 'Import 2 entries' }).click();
      await page.locator('[data-done]').waitFor();
      assert.equal(await page.locator('[data-done] a.primary').getAttribute('href'), '/planner/rabat-forum');
      return [office];
    }
  }
];
