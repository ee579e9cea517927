// Addresses as QR codes, and what a session asks of its room: both seen on the pages that offer them.
import assert from 'node:assert/strict';
import { complaints, phone, until, visit } from '../visitor.mjs';

const EVENT = 'nouakchott-2024';
const dialog = (page) => page.locator('dialog[open]').last();

/** The code is drawn, named, fits the screen, and needs no inline style, which the server forbids. */
async function looksAtCode(page, address) {
  const code = dialog(page).locator('svg[role=img]');
  await code.waitFor();
  assert.match(await code.locator('path').getAttribute('d'), /^M\d+ \d+h7v1h-7z/);
  assert.notEqual(await code.getAttribute('aria-label'), '');
  assert.equal(await dialog(page).locator('[data-qr-sheet] [style]').count(), 0);
  assert.match(await dialog(page).locator('.address').textContent(), address);
  assert.deepEqual(await complaints(page), []);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('[data-qr-sheet]').isVisible(), true);
  assert.equal(await page.locator('h1').first().isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await until('the dialog', () => page.locator('dialog[open]').count(), (count) => count === 0);
}

async function organiserShares(world) {
  const visitor = await visit(world.browser, world.server, `/planner/${EVENT}/sharing?lang=fr`, { role: 'organizer' });
  const { page } = visitor;
  await page.locator('[data-qr]').first().click();
  await looksAtCode(page, new RegExp(`/e/${EVENT}$`));
  await until('a day', () => page.locator('input[type=date]').inputValue(), (day) => day !== '');
  await page.locator('[data-make-link]').click();
  await page.locator('.fresh [data-qr]').click();
  await looksAtCode(page, /\/visit#\S/);
  return [visitor];
}

async function participantShows(world) {
  const visitor = await visit(world.browser, world.server, `/e/${EVENT}?lang=ar`, phone);
  const { page } = visitor;
  await page.locator('nav button').nth(1).click();
  await page.locator(`a[href*="/e/${EVENT}/sessions/"]:visible`).first().click();
  await page.locator('[data-qr]').click();
  await looksAtCode(page, new RegExp(`/e/${EVENT}/sessions/[0-9a-f-]+$`));
  return [visitor];
}

async function sessionAsks(world) {
  const visitor = await visit(world.browser, world.server, `/planner/${EVENT}/sessions?lang=ar`, { role: 'organizer' });
  const { page } = visitor;
  const read = async (path) => (await visitor.context.request.get(`/api/v1${path}`)).json();
  const { id: event } = (await read(`/events?slug=${EVENT}`)).items[0];
  const { items } = await read(`/events/${event}/sessions?limit=200`);
  const { id } = items.find(({ status, roomId }) => status === 'confirmed' && !roomId);
  await page.goto(`/planner/${EVENT}/sessions/${id}?lang=ar`);
  const status = page.locator('main section[aria-labelledby=texts-heading] select:has(option[value=tentative])');
  await status.selectOption('tentative');
  await page.locator('input[name=heldUntil]').fill('2024-01-20T18:00');
  await page.locator('input[name=securityLevel]').fill('12');
  await page.locator('[data-save]').click();
  await page.locator('input[name=securityLevel][aria-invalid=true]').waitFor();
  assert.deepEqual(await complaints(page), []);
  await page.locator('input[name=securityLevel]').fill('3');
  const tags = page.locator('section[aria-labelledby=needs-heading] input[list]').first();
  await tags.fill('شاشة');
  await tags.press('Enter');
  await page.locator('[data-save]').click();
  const session = await until('the session', () => read(`/sessions/${id}`), ({ needs }) => needs?.securityLevel === 3);
  assert.deepEqual([session.status, session.heldUntil, session.needs.tags], ['tentative', '2024-01-20T18:00:00Z', ['شاشة']]);
  // What is confirmed is no longer held until a time.
  await status.selectOption('confirmed');
  assert.equal(await page.locator('input[name=heldUntil]').count(), 0);
  await page.locator('[data-save]').click();
  const after = await until('the session', () => read(`/sessions/${id}`), ({ status }) => status === 'confirmed');
  assert.equal(after.heldUntil, undefined);
  return [visitor];
}

export default [
  { name: 'an organiser hands on the public page and a link as QR codes', run: organiserShares },
  { name: 'a participant shows a session as a QR code on a phone (ar)', run: participantShows },
  { name: 'a session is held until a time and asks for a level of security and for what its room must have', run: sessionAsks }
];
