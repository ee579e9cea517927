// Pictures of every page for people to look at: node screenshots.mjs FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, startServer } from './server.mjs';
import { chooseDay, desk, live, openBrowser, phone, visit } from './visitor.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node screenshots.mjs FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const staff = { ...desk, role: 'protocol' };
async function planner(page) {
  await live(page);
  await chooseDay(page, '2024-01-28');
  await page.locator('.block').nth(3).focus();
}
const pictures = [
  { name: 'agenda-phone', path: '/e/nouakchott-2024', options: phone, ready: live },
  {
    name: 'programme-phone',
    path: '/e/nouakchott-2024',
    options: phone,
    async ready(page) {
      await live(page);
      await page.locator('nav button').nth(1).click();
    }
  },
  { name: 'agenda-desk', path: '/e/nouakchott-2024', options: desk, ready: live },
  { name: 'conference-desk', path: '/e/covid-exchange-2020', options: desk, ready: live },
  { name: 'sign-in', path: '/sign-in', options: desk, ready: (page) => page.locator('form').waitFor() },
  { name: 'events', path: '/planner', options: staff, ready: (page) => page.locator('main li').first().waitFor() },
  { name: 'planner', path: '/planner/nouakchott-2024', options: staff, ready: planner },
  {
    name: 'planner-clash',
    path: '/planner/nouakchott-2024',
    options: staff,
    async ready(page) {
      await planner(page);
      const opening = page.locator('.block[aria-label*="09:00–09:45"]').first();
      await opening.click();
      await page.locator('input[name=start]').fill('10:00');
      await page.locator('aside form button').click();
      await page.locator('dialog[open]').waitFor();
    }
  }
];

const server = await startServer({ rehearse: '2024-01-28T10:20:00Z' });
const browser = await openBrowser();
for (const { name, path, options, ready } of pictures) {
  for (const lang of ['ar', 'fr', 'en']) {
    for (const theme of ['light', 'dark']) {
      const visitor = await visit(browser, server, `${path}?lang=${lang}&theme=${theme}`, options);
      await ready(visitor.page);
      await visitor.page.evaluate(() => document.fonts.ready);
      await visitor.page.screenshot({ path: join(folder, `${name}-${lang}-${theme}.png`) });
      await visitor.close();
    }
  }
}
await browser.close();
await server.stop();
cleanUp();
console.log(`${pictures.length * 6} pictures in ${folder}`);
