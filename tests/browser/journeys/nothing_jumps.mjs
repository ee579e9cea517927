// What is read does not jump while a page loads for the first time: on a desk, and on a phone with a slow network.
import assert from 'node:assert/strict';
import { openablePages, settled } from '../pages.mjs';
import { desk, phone, visit } from '../visitor.mjs';

/** Sum of all layout shifts, more than the largest burst that Core Web Vitals count. */
const MOST = 0.02;
const looked = ['agenda', 'agenda-session', 'events', 'planner', 'people'];
/** A phone in a hall full of phones: 1.6 Mbit/s, 150 ms to the server. */
const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

function watch() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      if (shift.hadRecentInput) continue;
      const moved = shift.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '?').slice(0, 80));
      globalThis.shifts.push({ value: shift.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** In a profile of its own, as at the very first visit. */
async function firstLoad({ browser, server }, shown, lang, device) {
  const options = shown.office ? { ...device, role: 'admin' } : device;
  const visitor = await visit(browser, server, 'about:blank', options);
  const { page, context } = visitor;
  await page.addInitScript(watch);
  if (device === phone) await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', slow);
  await page.goto(shown.at(lang), { timeout: 60_000 }); // the slow network may take its time
  await settled(page, shown);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shifts = await page.evaluate(() => globalThis.shifts);
  await visitor.close();
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  return { errors: visitor.errors, sum, worst: shifts.sort((a, b) => b.value - a.value)[0] };
}

export default Object.entries({ desk, phone }).map(([name, device]) => ({
  name: `nothing jumps while a page loads for the first time (${name}; ar, fr)`,
  async run(world) {
    const pages = (await openablePages(world.browser, world.server)).filter((page) => looked.includes(page.name));
    assert.equal(pages.length, looked.length);
    const jumped = [];
    const errors = [];
    let most = 0;
    for (const shown of pages) {
      for (const lang of ['ar', 'fr']) {
        const load = await firstLoad(world, shown, lang, device);
        most = Math.max(most, load.sum);
        errors.push(...load.errors);
        if (load.sum >= MOST) jumped.push(`${shown.name} ${lang}: ${load.sum.toFixed(4)}, ${JSON.stringify(load.worst)}`);
      }
    }
    console.log(`   layout shift on a ${name}: at most ${most.toFixed(4)}`);
    assert.deepEqual(jumped, []);
    return [{ errors }];
  }
}));
