// The administrator's work: the first steps, colleagues, their roles; and what everybody does with the own account.
import assert from 'node:assert/strict';
import { emptied, multaqa } from '../server.mjs';
import { complaints, phone, until, visit } from '../visitor.mjs';

const PASSWORD = 'a long enough password';
const dialog = (page) => page.locator('dialog[open]');
const pathOf = (page) => new URL(page.url()).pathname;
const reaches = (page, path) => until('the address', () => pathOf(page), (seen) => seen === path);

/** The link that a dialog shows once. */
async function shownLink(page) {
  const text = await dialog(page).locator('code').textContent();
  await dialog(page).locator('[data-done]').click();
  return new URL(text.trim());
}

/** A link as somebody opens it who got it by mail. */
const followed = (link, language) => `${link.pathname}?lang=${language}${link.hash}`;

async function invite(page, email, role) {
  await page.locator('[data-invite]').click();
  await dialog(page).locator('input[name=email]').fill(email);
  await dialog(page).locator('select[name=role]').selectOption(role);
  await dialog(page).locator('[data-make]').click();
  await dialog(page).locator('[data-done]').waitFor();
  return shownLink(page);
}

async function accept(browser, server, link, language) {
  const guest = await visit(browser, server, followed(link, language));
  await guest.page.locator('input[name=password]').fill(PASSWORD);
  assert.equal(new URL(guest.page.url()).hash, '', 'the secret has left the address');
  assert.deepEqual(await complaints(guest.page), []);
  await guest.page.keyboard.press('Enter');
  await reaches(guest.page, '/planner');
  return guest;
}

function firstSteps(language, device) {
  return {
    name: `an empty installation comes to its first event, in ${language}`,
    prepare: emptied,
    async run({ server, browser }) {
      const link = /\/setup#\S+/.exec(multaqa('user', 'setup-link', '--data', server.data))[0];
      const visitor = await visit(browser, server, link.replace('#', `?lang=${language}#`), device);
      const { page } = visitor;
      const next = page.locator('[data-next]');
      await page.locator('input[name=email]').fill('admin@multaqa.example');
      assert.equal(new URL(page.url()).hash, '');
      await page.locator('input[name=password]').fill(PASSWORD);
      assert.deepEqual(await complaints(page), []);
      await next.click();

      const names = page.locator('fieldset input');
      await until('the names', () => names.count(), (count) => count === 3);
      await names.first().fill('جهة الدار البيضاء سطات');
      await page.locator('select.input').first().selectOption('region');
      await next.click();
      await page.locator('input[list]').fill('Africa/Casablanca');
      await page.locator('input[list]').blur();
      assert.deepEqual(await complaints(page), []);
      await next.click();

      await page.locator('input[type=date]').first().fill('2027-03-02');
      await names.nth(1).fill('Forum des régions');
      assert.deepEqual(await complaints(page), []);
      await next.click();
      await reaches(page, '/planner/forum-des-regions-2027');

      // It never shows again, and the link is spent.
      await page.goto('/setup');
      await reaches(page, '/planner');
      await page.goto('about:blank');
      await page.goto(link);
      await page.locator('input[name=email]').fill('other@multaqa.example');
      await page.locator('input[name=password]').fill(PASSWORD);
      await next.click();
      await page.locator('code', { hasText: 'setup-link' }).waitFor();
      visitor.errors = visitor.errors.filter((error) => !/status of 410/.test(error));
      return [visitor];
    }
  };
}

export default [
  firstSteps('ar'),
  firstSteps('fr', phone),
  {
    name: 'a colleague is invited, comes in, gets another role, and is let in no more',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/accounts?lang=fr', { role: 'admin' });
      const { page } = visitor;
      const link = await invite(page, 'salma@multaqa.example', 'protocol');
      await page.locator('#pending').waitFor();
      assert.deepEqual(await complaints(page), []);
      const colleague = await accept(browser, server, link, 'ar');

      await page.reload();
      await page.getByRole('button', { name: 'salma@multaqa.example' }).click();
      await dialog(page).locator('select[name=role]').selectOption('organizer');
      assert.deepEqual(await complaints(page), []);
      await dialog(page).locator('[data-save]').click();
      const row = page.locator('tr', { hasText: 'salma@multaqa.example' });
      await row.getByText('Organisateur').waitFor();
      await page.locator('[data-notice=done]').getByRole('button', { name: 'Annuler' }).click();
      await row.getByText('Protocole').waitFor();

      await page.getByRole('button', { name: 'salma@multaqa.example' }).click();
      await dialog(page).locator('input[name=disabled]').check();
      await dialog(page).locator('[data-save]').click();
      await row.getByText('Désactivé').waitFor();
      await colleague.page.reload();
      await reaches(colleague.page, '/sign-in');
      return [visitor, colleague];
    }
  },
  {
    name: 'the last administrator stays one, and a spent or withdrawn invitation says so',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/accounts?lang=ar', { role: 'admin' });
      const { page } = visitor;
      await page.getByRole('button', { name: 'admin@multaqa.example' }).click();
      await dialog(page).locator('select[name=role]').selectOption('protocol');
      await dialog(page).locator('[data-save]').click();
      await dialog(page).getByRole('alert').waitFor();
      assert.match(await dialog(page).getByRole('alert').textContent(), /آخر مسؤول/);
      await page.keyboard.press('Escape');
      const link = await invite(page, 'karim@multaqa.example', 'participant');
      await page.locator('[data-withdraw]').click();
      await until('the invitations', () => page.locator('[data-withdraw]').count(), (count) => count === 0);
      const guest = await visit(browser, server, followed(link, 'fr'));
      await guest.page.locator('input[name=password]').fill(PASSWORD);
      await guest.page.keyboard.press('Enter');
      await guest.page.getByText('n’ouvre plus rien').waitFor();
      guest.errors = guest.errors.filter((error) => !/status of 410/.test(error));
      return [visitor, guest];
    }
  },
  {
    name: 'two administrators change one account, and the second chooses',
    async run({ server, browser }) {
      const first = await visit(browser, server, '/accounts?lang=en', { role: 'admin' });
      const second = await visit(browser, server, '/accounts?lang=ar', { role: 'admin' });
      for (const { page } of [first, second]) {
        await page.getByRole('button', { name: 'organizer@multaqa.example' }).click();
        await dialog(page).locator('select[name=role]').waitFor();
      }
      await dialog(first.page).locator('select[name=role]').selectOption('protocol');
      await dialog(first.page).locator('[data-save]').click();
      await dialog(first.page).waitFor({ state: 'detached' });
      await dialog(second.page).locator('select[name=role]').selectOption('participant');
      await dialog(second.page).locator('[data-save]').click();
      const choice = second.page.locator('[data-difference=role]');
      await choice.waitFor();
      assert.deepEqual(await complaints(second.page), []);
      await choice.locator('input').nth(1).check();
      await second.page.locator('[data-merge]').click();
      const row = second.page.locator('tr', { hasText: 'organizer@multaqa.example' });
      await row.getByText('التشريفات').waitFor();
      return [first, second];
    }
  },
  {
    name: 'an assistant acts for a colleague, sees it on every page, and comes back; the log names both',
    async run({ server, browser }) {
      const chief = await visit(browser, server, '/account?lang=fr', { role: 'protocol' });
      await chief.page.locator('section[aria-labelledby=acts-for] input').fill(server.account('organizer').email);
      await chief.page.keyboard.press('Enter');
      await chief.page.locator('[data-notice=done]').waitFor();

      const assistant = await visit(browser, server, '/account?lang=ar', { role: 'organizer' });
      const { page } = assistant;
      await page.locator('[data-act]').click();
      await reaches(page, '/planner');
      await page.locator('[data-acting]', { hasText: 'protocol@multaqa.example' }).waitFor();
      assert.deepEqual(await complaints(page), []);
      const inNameOf = await page.evaluate(() => sessionStorage.getItem('multaqa.actsFor'));
      const headers = { 'acts-for': inNameOf };
      await assistant.context.request.post('/api/v1/people', { data: { name: { ar: 'ضيف' } }, headers });
      // The demo was entered today, the rehearsal is in 2024: what is new stands before it.
      await page.goto('/audit?scope=directory&to=2024-02-01&lang=ar');
      await page.locator('[data-change=PersonAdded]', { hasText: 'باسم' }).waitFor();
      await page.locator('[data-acting] button').click();
      await reaches(page, '/account');
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(await page.locator('[data-acting]').count(), 0);
      return [chief, assistant];
    }
  },
  {
    name: 'a token is shown once, counts where it was made for, and is revoked',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/account?lang=en', { role: 'protocol' });
      const { page } = visitor;
      await page.locator('[data-new-token]').click();
      await dialog(page).locator('input[name=name]').fill('Screen in the lobby');
      assert.deepEqual(await complaints(page), []);
      await dialog(page).locator('[data-make]').click();
      await dialog(page).locator('[data-done]').waitFor();
      const secret = (await dialog(page).locator('code').textContent()).trim();
      assert.match(secret, /^mq_/);
      await dialog(page).locator('[data-done]').click();
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      const read = await fetch(`${server.origin}/api/v1/people?limit=1`, { headers });
      assert.equal(read.status, 200);
      const write = await fetch(`${server.origin}/api/v1/people`, { method: 'POST', headers, body: '{"name":{"en":"X"}}' });
      assert.equal(write.status, 403);
      await page.getByRole('button', { name: 'Revoke' }).click();
      await page.locator('[data-confirm]').click();
      await until('the token', () => page.getByText('Screen in the lobby').count(), (count) => count === 0);
      assert.equal((await fetch(`${server.origin}/api/v1/people?limit=1`, { headers })).status, 401);
      return [visitor];
    }
  },
  {
    name: 'a link opens a restricted event to whoever has no account',
    async run({ server, browser }) {
      const staff = await visit(browser, server, '/planner?lang=en', { role: 'admin' });
      const api = staff.context.request;
      const [event] = (await (await api.get('/api/v1/events?slug=nouakchott-2024')).json()).items;
      const headers = { 'if-match': `"v${event.version}"` };
      await api.patch(`/api/v1/events/${event.id}`, { data: { visibility: 'restricted' }, headers });
      const link = await (await api.post(`/api/v1/events/${event.id}/links`, { data: { label: 'Press' } })).json();
      const guest = await visit(browser, server, followed(new URL(link.path, server.origin), 'fr'));
      await reaches(guest.page, '/e/nouakchott-2024');
      await guest.page.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(new URL(guest.page.url()).hash, '');
      return [staff, guest];
    }
  }
];
