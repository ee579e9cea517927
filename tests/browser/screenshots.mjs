// Pictures of every page for people to look at, and sheets of them: node screenshots.mjs FOLDER [part of a picture's name]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, startServer } from './server.mjs';
import { openablePages, settled } from './pages.mjs';
import { chooseDay, desk, live, openBrowser, phone, visit } from './visitor.mjs';

const [folder, wanted = ''] = process.argv.slice(2);
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
const of = (path) => (lang) => `${path}?lang=${lang}`;
// Pages in a state that nobody meets at once; all pages as they open come below.
const pictures = [
  {
    name: 'programme-phone',
    at: of('/e/nouakchott-2024'),
    options: phone,
    async ready(page) {
      await live(page);
      await page.locator('nav button').nth(1).click();
    }
  },
  { name: 'conference-desk', at: of('/e/covid-exchange-2020'), options: desk, ready: live },
  { name: 'planner-focus', at: of('/planner/nouakchott-2024'), options: staff, ready: planner },
  {
    name: 'planner-clash',
    at: of('/planner/nouakchott-2024'),
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

// Every page of the application, each on desk and phone.
const sizes = { desk, phone };
for (const page of await openablePages(browser, server)) {
  for (const [size, device] of Object.entries(sizes)) {
    const options = page.office ? { ...device, role: 'admin' } : device;
    const ready = async (shown) => {
      await settled(shown, page);
      await shown.waitForLoadState('networkidle');
    };
    pictures.push({ name: `${page.name}-${size}`, at: page.at, options, ready });
  }
}

const taken = [];
for (const { name, at, options, ready } of pictures) {
  for (const lang of ['ar', 'fr', 'en']) {
    for (const theme of ['light', 'dark']) {
      if (!`${name}-${lang}-${theme}`.includes(wanted)) continue;
      const visitor = await visit(browser, server, at(lang).replace('?', `?theme=${theme}&`), options);
      await ready(visitor.page);
      await visitor.page.evaluate(() => document.fonts.ready);
      const file = `${name}-${lang}-${theme}.png`;
      await visitor.page.screenshot({ path: join(folder, file) });
      taken.push(file);
      await visitor.close();
    }
  }
}
await sheets();
await browser.close();
await server.stop();
cleanUp();
console.log(`${taken.length} pictures in ${folder}`);

/** Many at a glance, by language and theme. */
async function sheets() {
  const context = await browser.newContext({ viewport: { width: 1900, height: 1000 } });
  const page = await context.newPage();
  for (const suffix of ['ar-light', 'ar-dark', 'fr-light', 'fr-dark', 'en-light', 'en-dark']) {
    const cells = taken
      .filter((file) => file.endsWith(`-${suffix}.png`))
      .map((file) => {
        const image = readFileSync(join(folder, file)).toString('base64');
        return `<figure><img src="data:image/png;base64,${image}"><figcaption>${file}</figcaption></figure>`;
      });
    if (cells.length === 0) continue;
    const style = 'body{display:flex;flex-wrap:wrap;gap:8px;margin:8px}figure{margin:0;font:10px sans-serif}img{height:260px;display:block;border:1px solid #999}';
    await page.setContent(`<style>${style}</style>${cells.join('')}`);
    await page.screenshot({ path: join(folder, `sheet-${suffix}.png`), fullPage: true });
  }
  await context.close();
}
