// Every page of the application in Arabic, French and English, light and dark: no automatic complaint about accessibility,
// nothing wider than the screen, no word missing.
import assert from 'node:assert/strict';
import { openablePages, settled } from '../pages.mjs';
import { colours, complaints, desk, phone, tooWide, visit } from '../visitor.mjs';

const setTheme = (page, theme) => page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);

async function look(visitor, shown, lang) {
  const { page } = visitor;
  await page.goto(shown.at(lang));
  await settled(page, shown);
  const found = [];
  if ((await page.locator('html').getAttribute('lang')) !== lang) found.push('another language');
  if (/⟦/.test(await page.locator('body').innerText())) found.push('words are missing');
  await setTheme(page, 'light');
  found.push(...(await complaints(page)));
  await setTheme(page, 'dark');
  found.push(...(await complaints(page, colours)).map((complaint) => `in the dark, ${complaint}`));
  await page.setViewportSize(phone.viewport);
  found.push(...(await tooWide(page)).map((complaint) => `on a phone, ${complaint}`));
  await page.setViewportSize(desk.viewport);
  return found.map((complaint) => `${shown.name}, ${lang}: ${complaint}`);
}

async function walk({ server, browser }, wanted, role) {
  const shown = (await openablePages(browser, server)).filter(wanted);
  const visitor = await visit(browser, server, '/', { ...desk, role });
  const found = [];
  for (const page of shown) for (const lang of ['ar', 'fr', 'en']) found.push(...(await look(visitor, page, lang)));
  assert.deepEqual(found, []);
  return [visitor];
}

const events = /^\/(planner|series)/;
const keeping = /^\/(people|organizations|rooms|sites|travel|vehicles|equipment)/;
const rest = (path) => !events.test(path) && !keeping.test(path);
export default [
  {
    name: 'every page for everybody can be read by everybody',
    run: (world) => walk(world, ({ office }) => !office)
  },
  {
    name: 'every page of an event can be read by everybody',
    run: (world) => walk(world, ({ office, path }) => office && events.test(path), 'admin')
  },
  {
    name: 'every page of people, rooms and vehicles can be read by everybody',
    run: (world) => walk(world, ({ office, path }) => office && keeping.test(path), 'admin')
  },
  {
    name: 'every other page of the office can be read by everybody',
    run: (world) => walk(world, ({ office, path }) => office && rest(path), 'admin')
  }
];
