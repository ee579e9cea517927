// People with browsers: a page each, whose errors are noted, and what they do again and again.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** All that another theme can change. */
export const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
// A refusal is an answer; Chromium notes it all the same. So it does while a test has cut the network.
const expected = /status of (401|403|404|409|412|422)|ERR_INTERNET_DISCONNECTED|error occurred when fetching the script|ERR_FAILED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/;
const PATIENCE = 15_000;

const launch = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
  ]
};
export const openBrowser = () => chromium.launch(launch);
/** One who stays: a browser with a profile in a folder. */
export const openAtHome = (folder, options) => chromium.launchPersistentContext(folder, { ...launch, ...options });

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
export const desk = { viewport: { width: 1440, height: 900 } };

/** A page of its own browser profile. */
export async function visit(browser, server, path, options = {}) {
  const { role, ...contextOptions } = { ...desk, timezoneId: 'Africa/Tunis', locale: 'en-GB', ...options };
  const context = await browser.newContext({ ...contextOptions, baseURL: server.origin });
  context.setDefaultTimeout(PATIENCE);
  if (role) await signIn(context, server, role);
  const page = await context.newPage();
  const visitor = { page, context, errors: [], close: () => context.close() };
  page.on('pageerror', (error) => visitor.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) visitor.errors.push(message.text());
  });
  await page.goto(path);
  return visitor;
}

async function signIn(context, server, role) {
  const { email, password } = server.account(role);
  const answer = await context.request.post('/api/v1/sign-in', { data: { email, password } });
  if (!answer.ok()) throw new Error(`signing in as ${role}: ${answer.status()} ${await answer.text()}`);
}

export const live = (page) => page.locator('[data-link=live]').first().waitFor();

/** Automatic checks of accessibility, and nothing wider than the screen. */
export async function complaints(page, rules = everything) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async (runOnly) => {
    const { violations } = await globalThis.axe.run({ runOnly, preload: false, resultTypes: ['violations'] });
    return violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 140)}`);
  }, rules);
  return [...found, ...(await tooWide(page))];
}

export async function tooWide(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  return wide ? ['the page is wider than the screen'] : [];
}

/** Waits for a state, and says what was there instead. */
export async function until(what, read, holds) {
  const end = Date.now() + PATIENCE;
  let seen;
  while (Date.now() < end) {
    seen = await read();
    if (holds(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: still ${JSON.stringify(seen)}`);
}

// ---- the organiser's hands

/** The block of a session by the beginning of its title, or by its title and the beginning of its time: `Dinner 20:00`. */
export function block(page, words) {
  const [, title, time] = /^(.*?)( \d\d:\d\d.*)?$/.exec(words);
  // Its accessible name begins with the title, isolated.
  const name = time ? `\u2068${title}\u2069${time}` : `\u2068${title}`;
  return page.locator(`.block[aria-label^="${name}"]`);
}

/** Without the marks that keep inserted texts from reordering a sentence. */
export const withoutMarks = (text) => text.replace(/[\u2066-\u2069]/g, '');

export async function chooseDay(page, date) {
  await page.locator(`[data-date="${date}"]`).click();
}

/** Drags a session by minutes along its own row. */
export async function dragBy(page, title, minutes) {
  const pixels = await page.evaluate((length) => {
    const [first, second] = [...document.querySelectorAll('.canvas .line')].map((line) => line.getBoundingClientRect().x);
    return ((second - first) * length) / 60;
  }, minutes);
  const box = await block(page, title).boundingBox();
  const [x, y] = [box.x + Math.min(12, box.width / 2), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 4 });
  await page.mouse.move(x + pixels, y, { steps: 4 });
  await page.mouse.up();
}

/** With a word to the participants in Arabic, or in several languages. */
export async function publish(page, note) {
  await page.locator('[data-publish]').click();
  const dialog = page.locator('dialog[open]');
  const words = typeof note === 'string' ? { ar: note } : (note ?? {});
  for (const [lang, text] of Object.entries(words)) await dialog.locator(`textarea[lang=${lang}]`).fill(text);
  await dialog.locator('button[form=publish]').click();
  await dialog.waitFor({ state: 'detached' });
}

/** How many clashes the planner lists. */
export const conflictCount = async (page) => Number(await page.locator('[data-conflicts]').getAttribute('data-conflicts'));
