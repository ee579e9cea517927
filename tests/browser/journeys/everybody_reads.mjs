// What pages become in use (every_page.mjs takes them as they open), in three languages, light and dark: no automatic complaint
// about accessibility, nothing too wide.
import assert from 'node:assert/strict';
import { block, chooseDay, complaints, desk, dragBy, live, phone, visit } from '../visitor.mjs';

async function onAgenda({ page }) {
  await live(page);
}
async function onPlanner({ page }) {
  await live(page);
  await chooseDay(page, '2024-01-28');
  await page.locator('.block').nth(2).focus();
}

const pages = [
  { name: 'the agenda on a phone', path: '/e/nouakchott-2024', options: phone, ready: onAgenda },
  {
    name: 'the day on a phone',
    path: '/e/nouakchott-2024',
    options: phone,
    async ready({ page }) {
      await live(page);
      await page.locator('nav button').nth(1).click();
      await page.locator('.programme [data-session] button').first().click();
      await page.locator('search [aria-controls=filters]').click();
    }
  },
  {
    name: 'a session on a phone',
    path: '/e/nouakchott-2024?part=programme',
    options: phone,
    async ready({ page }) {
      await live(page);
      await page.locator('.programme h3 a').nth(2).click();
      await page.locator('.facts').waitFor();
    }
  },
  { name: 'a virtual conference', path: '/e/covid-exchange-2020', options: desk, ready: onAgenda },
  { name: 'the timetable', path: '/planner/nouakchott-2024', options: { ...desk, role: 'protocol' }, ready: onPlanner },
  {
    name: 'publishing',
    path: '/planner/nouakchott-2024',
    options: { ...desk, role: 'protocol' },
    async ready(visitor) {
      await onPlanner(visitor);
      await visitor.page.locator('[data-publish]').click();
      await visitor.page.locator('dialog[open]').waitFor();
    }
  },
  {
    name: 'a page that is not there',
    path: '/planner/no-such-event',
    options: { ...phone, role: 'protocol' },
    ready: ({ page }) => page.locator('h1').waitFor()
  }
];

const languages = ['ar', 'fr', 'en'];
const themes = ['light', 'dark'];
const setTheme = (page, theme) => page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);

export default [
  ...pages.map(({ name, path, options, ready }) => ({
    name: `${name} can be read by everybody (ar, fr, en; light, dark)`,
    async run({ server, browser }) {
      const found = [];
      const visitor = await visit(browser, server, `${path}${path.includes('?') ? '&' : '?'}lang=${languages[0]}`, options);
      for (const lang of languages) {
        if (lang !== languages[0]) await visitor.page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        await ready(visitor);
        assert.equal(await visitor.page.locator('html').getAttribute('lang'), lang);
        assert.doesNotMatch(await visitor.page.locator('body').innerText(), /⟦/);
        for (const theme of themes) {
          await setTheme(visitor.page, theme);
          found.push(...(await complaints(visitor.page)).map((complaint) => `${lang} ${theme}: ${complaint}`));
        }
      }
      assert.deepEqual(found, []);
      return [visitor];
    }
  })),
  {
    name: 'the dialog of a refused move can be read by everybody',
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/planner/nouakchott-2024?lang=en', { role: 'protocol' });
      await onPlanner(visitor);
      await block(visitor.page, 'Official opening').waitFor();
      await dragBy(visitor.page, 'Official opening', 60);
      await visitor.page.locator('dialog[open]').waitFor();
      assert.deepEqual(await complaints(visitor.page), []);
      return [visitor];
    }
  }
];
