// Pictures of every page for people to look at, and sheets of them: node screenshots.mjs FOLDER [part of a picture's name]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, startServer } from './server.mjs';
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

// Pages of the office, each on desk and phone; `{person}` and the like become the first of their kind.
const event = '/planner/nouakchott-2024';
const office = {
  events: '/planner',
  'new-event': '/planner/new',
  'series-list': '/series',
  series: '/series/{series}',
  sessions: `${event}/sessions`,
  session: `${event}/sessions/{session}`,
  documents: `${event}/documents`,
  outcomes: `${event}/outcomes`,
  releases: `${event}/releases`,
  changes: `${event}/changes`,
  sharing: `${event}/sharing`,
  'event-settings': `${event}/settings`,
  people: '/people',
  person: '/people/{person}',
  organizations: '/organizations',
  organization: '/organizations/{organization}',
  rooms: '/rooms',
  room: '/rooms/{room}',
  site: '/sites/{site}',
  vehicles: '/vehicles',
  equipment: '/equipment',
  bookings: '/bookings',
  blockings: '/blockings',
  travel: '/travel',
  imports: '/imports',
  accounts: '/accounts',
  audit: '/audit',
  settings: '/settings',
  branding: '/settings/branding',
  account: '/account'
};
for (const [name, path] of Object.entries(await withIds(office))) {
  for (const [size, options] of Object.entries({ desk, phone })) {
    pictures.push({ name: `${name}-${size}`, path, options: { ...options, role: 'admin' }, ready: settled });
  }
}

async function withIds(paths) {
  const visitor = await visit(browser, server, '/', { role: 'admin' });
  const firstOf = async (list) => (await (await visitor.page.request.get(`/api/v1/${list}`)).json()).items[0].id;
  const meeting = (await (await visitor.page.request.get('/api/v1/events?slug=nouakchott-2024')).json()).items[0].id;
  const ids = {
    person: await firstOf('people'),
    organization: await firstOf('organizations'),
    room: await firstOf('rooms'),
    site: await firstOf('sites'),
    series: await firstOf('series'),
    session: await firstOf(`events/${meeting}/sessions`)
  };
  await visitor.close();
  const filled = (path) => path.replace(/\{(\w+)\}/g, (_, kind) => ids[kind]);
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, filled(path)]));
}

async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

const taken = [];
for (const { name, path, options, ready } of pictures) {
  for (const lang of ['ar', 'fr', 'en']) {
    for (const theme of ['light', 'dark']) {
      if (!`${name}-${lang}-${theme}`.includes(wanted)) continue;
      const visitor = await visit(browser, server, `${path}?lang=${lang}&theme=${theme}`, options);
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
