// On paper: no navigation, nothing cut, black on white, whatever the screen was. On the home screen: everything a browser asks for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseDay, desk, live, openAtHome, phone, until, visit } from '../visitor.mjs';

const agenda = (page, lang) => page.goto(`/e/nouakchott-2024?lang=${lang}&theme=dark`).then(() => live(page));
async function dayGrid(page, lang) {
  await page.goto(`/planner/nouakchott-2024?lang=${lang}&theme=dark`);
  await live(page);
  await chooseDay(page, '2024-01-28');
  await page.locator('.block').first().waitFor();
}

/** The page as the paper gets it; printed itself, Chromium says what comes of it in the same way. */
async function onPaper(page, width) {
  await page.setViewportSize({ width, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

/** Everything of the page that should not be on paper, and every text that is not whole or not dark on white. */
function faults() {
  const found = [];
  const lightness = (colour) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const pencil = canvas.getContext('2d', { colorSpace: 'srgb' });
    pencil.fillStyle = '#fff';
    pencil.fillRect(0, 0, 1, 1);
    pencil.fillStyle = colour;
    pencil.fillRect(0, 0, 1, 1);
    const linear = [...pencil.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) =>
      part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
    );
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const name = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
  if (getComputedStyle(document.body).color !== 'rgb(0, 0, 0)') found.push(`text is ${getComputedStyle(document.body).color}`);
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    const unseen = element.closest('.unseen, svg') || !element.checkVisibility() || box.width === 0 || box.height === 0;
    if (unseen) continue;
    const style = getComputedStyle(element);
    if (element.matches('nav, button, input, select, [role=tab]')) found.push(`on paper: ${name(element)}`);
    if (lightness(style.backgroundColor) < 0.6) found.push(`dark ground: ${name(element)}`);
    const writes = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!writes) continue;
    if (1.05 / (lightness(style.color) + 0.05) < 4.5) found.push(`pale: ${name(element)}`);
    const fuller = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    const cut = style.overflow !== 'visible' && fuller;
    if (cut || box.left < -1 || box.right > innerWidth + 1) found.push(`cut: ${name(element)}`);
  }
  return found;
}

const papers = [
  { name: 'the agenda', open: agenda, role: undefined, width: 720, holds: (page) => page.locator('.programme [data-session]'), count: 21 },
  { name: 'the day grid', open: dayGrid, role: 'protocol', width: 1046, holds: (page) => page.locator('ol.print-only li'), count: 12 }
];

const printing = papers.flatMap(({ name, open, role, width, holds, count }) =>
  ['ar', 'fr'].map((lang) => ({
    name: `${name} is printed whole, dark on white, without what only a screen needs (${lang})`,
    async run({ server, browser }) {
      const visitor = await visit(browser, server, '/', { ...desk, role });
      const { page } = visitor;
      await open(page, lang);
      await onPaper(page, width);
      await until('what is printed', () => holds(page).count(), (found) => found === count);
      assert.deepEqual(await page.evaluate(faults), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), 'wider than the paper');
      return [visitor];
    }
  }))
);

/** A profile of its own: what is opened privately cannot be installed. */
async function atHome(server) {
  const profile = mkdtempSync(join(tmpdir(), 'multaqa-profile-'));
  const context = await openAtHome(profile, { ...phone, baseURL: server.origin });
  return { context, leave: () => context.close().finally(() => rmSync(profile, { recursive: true, force: true })) };
}

const installing = {
  name: 'the application can be put on the home screen, and its worker rules the page',
  async run({ server }) {
    const { context, leave } = await atHome(server);
    try {
      for (const lang of ['ar', 'fr', 'en']) {
        const page = await context.newPage();
        await page.goto(`/e/nouakchott-2024?lang=${lang}`);
        await live(page);
        await until('the worker', () => page.evaluate(() => navigator.serviceWorker.controller?.state), (state) => state === 'activated');
        const devtools = await context.newCDPSession(page);
        const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
        assert.deepEqual(installabilityErrors, []);
        const { url, errors, data } = await devtools.send('Page.getAppManifest');
        assert.deepEqual(errors, []);
        assert.ok(url.endsWith(`/manifest-${lang}.webmanifest`), url);
        const manifest = JSON.parse(data);
        assert.deepEqual([manifest.lang, manifest.dir], [lang, lang === 'ar' ? 'rtl' : 'ltr']);
        // As from the home screen: where the reader was last.
        await page.goto(manifest.start_url);
        await until('the event', () => new URL(page.url()).pathname, (path) => path === '/e/nouakchott-2024');
        await page.close();
      }
    } finally {
      await leave();
    }
    return [];
  }
};

export default [...printing, installing];
