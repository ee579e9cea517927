// Coming in: wrong, right, and back to where one wanted to go.
import assert from 'node:assert/strict';
import { live, until, visit } from '../visitor.mjs';

export default [
  {
    name: 'a wrong password is refused in words, the right one leads to the page wanted',
    async run({ server, browser }) {
      const { email, password } = server.account('protocol');
      const visitor = await visit(browser, server, '/planner/nouakchott-2024?lang=fr');
      const { page } = visitor;
      await page.getByLabel('Adresse électronique').fill(email);
      await page.getByLabel('Mot de passe').fill('not the password');
      await page.getByRole('button', { name: 'Se connecter' }).click();
      const alert = page.locator('form [role=alert]');
      await alert.waitFor();
      assert.notEqual((await alert.textContent()).trim(), '');
      assert.equal(await page.getByLabel('Mot de passe').inputValue(), '');
      await page.getByLabel('Mot de passe').fill(password);
      await page.keyboard.press('Enter');
      await live(page);
      assert.equal(new URL(page.url()).pathname, '/planner/nouakchott-2024');
      await page.getByRole('button', { name: 'Se déconnecter' }).click();
      await until('the address', () => new URL(page.url()).pathname, (path) => path === '/sign-in');
      return [visitor];
    }
  },
  {
    name: 'the list of events leads to timetable and public page',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/planner?lang=en', { role: 'protocol' });
      const { page } = visitor;
      const item = page.locator('li', { hasText: 'Annual meeting of the Maghreb cities network' });
      await item.getByRole('link', { name: 'Timetable' }).click();
      await live(page);
      await page.getByRole('link', { name: 'Public page' }).click();
      await page.getByRole('heading', { level: 1, name: 'Annual meeting of the Maghreb cities network' }).waitFor();
      assert.equal(new URL(page.url()).pathname, '/e/nouakchott-2024');
      return [visitor];
    }
  }
];
