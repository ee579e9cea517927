// Rooms, vehicles and equipment: kept, asked for in their calendar, decided on in the inbox, blocked with a preview.
import assert from 'node:assert/strict';
import { complaints, until, visit } from '../visitor.mjs';

const WEEK = '2024-02-05';

/** What the API tells the visitor who is signed in. */
const read = async ({ context }, path) => (await context.request.get(`/api/v1${path}`)).json();
const idOf = async (visitor, list, name) =>
  (await read(visitor, `/${list}?limit=200`)).items.find((item) => Object.values(item.name).includes(name)).id;

const dialog = (page) => page.locator('dialog[open]');

async function addRoom(page, name) {
  await page.locator('[data-new]').click();
  await dialog(page).locator('fieldset input').first().fill(name);
  await dialog(page).locator('select').first().selectOption({ index: 1 });
  await dialog(page).locator('button[form=new-resource]').click();
  await page.waitForURL(/\/rooms\/.+tab=details/);
}

/** Chooses two hours along a day of the calendar, with the pointer. */
async function dragAlong(page, date, from, to) {
  const track = page.locator(`[data-track="${date}"]`);
  const box = await track.boundingBox();
  const rtl = (await page.locator('html').getAttribute('dir')) === 'rtl';
  // The usual window: 08:00 to 20:00.
  const x = (hour) => box.x + box.width * (rtl ? 1 - (hour - 8) / 12 : (hour - 8) / 12);
  await page.mouse.move(x(from), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(x(to), box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
}

async function ask(visitor, lang, title) {
  const { page } = visitor;
  const id = await idOf(visitor, 'vehicles', 'Minibus for delegations');
  await page.goto(`/vehicles/${id}?lang=${lang}&week=${WEEK}`);
  await page.locator(`[data-track="2024-02-07"]`).waitFor();
  await dragAlong(page, '2024-02-07', 10, 12);
  await dialog(page).waitFor();
  assert.equal(await dialog(page).locator('[name=start]').inputValue(), '2024-02-07T10:00');
  assert.equal(await dialog(page).locator('[name=end]').inputValue(), '2024-02-07T12:00');
  await dialog(page).locator('fieldset input').first().fill(title);
  await dialog(page).locator('button[form=booking]').click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.locator('[data-entry=requested]').first().waitFor();
}

/** Without a pointer: the button of a day, which takes the first free hour; then the next one. */
async function asksByTheButton(visitor, lang) {
  const { page } = visitor;
  const id = await idOf(visitor, 'rooms', 'Plenary hall');
  await page.goto(`/rooms/${id}?lang=${lang}&week=${WEEK}`);
  const button = page.locator('.day', { has: page.locator('[data-track="2024-02-07"]') }).locator('button.ask');
  for (const [hour, title] of [
    ['09', 'Before noon'],
    ['10', 'After that']
  ]) {
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    assert.equal(await dialog(page).locator('[name=start]').inputValue(), `2024-02-07T${hour}:00`);
    assert.equal(await dialog(page).locator('[name=end]').inputValue(), `2024-02-07T${Number(hour) + 1}:00`);
    await dialog(page).locator('fieldset input').first().fill(title);
    await dialog(page).locator('button[form=booking]').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.locator('[data-track="2024-02-07"] [data-entry=requested]', { hasText: title }).waitFor();
  }
}

async function confirm(visitor, lang, title) {
  const { page } = visitor;
  await page.goto(`/bookings?lang=${lang}`);
  await page.locator('tbody .open', { hasText: title }).click();
  await dialog(page).locator('[data-decide=confirm]').click();
  await dialog(page).locator('button[form=decide]').click();
  await dialog(page).waitFor({ state: 'detached' });
  const stored = (await read(visitor, '/bookings?limit=200')).items.find((item) => Object.values(item.title).includes(title));
  assert.equal(stored.status, 'confirmed');
}

export default ['ar', 'fr'].flatMap((lang) => [
  {
    name: `a room is added and changed; a stale save merges what both changed (${lang})`,
    async run({ server, browser }) {
      const visitor = await visit(browser, server, `/rooms?lang=${lang}`, { role: 'protocol' });
      const { page } = visitor;
      await addRoom(page, 'Salle des cartes');
      const id = page.url().match(/rooms\/([^?]+)/)[1];
      await page.locator('[data-save]').waitFor();
      // Somebody else enters the capacity meanwhile.
      const other = await visitor.context.request.patch(`/api/v1/rooms/${id}`, {
        headers: { 'If-Match': '"v1"', 'Content-Type': 'application/merge-patch+json' },
        data: { capacity: 44 }
      });
      assert.equal(other.status(), 200);
      const numbers = page.locator('main input[type=number]');
      await numbers.nth(0).fill('40');
      await numbers.nth(1).fill('50');
      await page.locator('[data-save]').click();
      await dialog(page).locator('[data-difference=capacity]').waitFor();
      assert.equal(await dialog(page).locator('[data-difference]').count(), 1);
      await dialog(page).locator('[data-difference=capacity] input').nth(1).check();
      await dialog(page).locator('[data-merge]').click();
      await dialog(page).waitFor({ state: 'detached' });
      const room = await until('the room', () => read(visitor, `/rooms/${id}`), ({ version }) => version === 3);
      assert.deepEqual([room.capacity, room.safetyLimit], [44, 50]);
      return [visitor];
    }
  },
  {
    name: `a time chosen in a vehicle’s calendar is asked for, and confirmed in the inbox (${lang})`,
    async run({ server, browser }) {
      const asking = await visit(browser, server, `/vehicles?lang=${lang}`, { role: 'organizer' });
      await ask(asking, lang, 'Airport at noon');
      const deciding = await visit(browser, server, '/bookings', { role: 'protocol' });
      await confirm(deciding, lang, 'Airport at noon');
      return [asking, deciding];
    }
  },
  {
    name: `an hour in a room’s calendar is asked for by the button of the day, without a pointer (${lang})`,
    async run({ server, browser }) {
      const asking = await visit(browser, server, `/rooms?lang=${lang}`, { role: 'organizer' });
      await asksByTheButton(asking, lang);
      return [asking];
    }
  },
  {
    name: `a blocking shows what it displaces before it acts, and its end can be taken back (${lang})`,
    async run({ server, browser }) {
      const visitor = await visit(browser, server, `/blockings?lang=${lang}`, { role: 'protocol' });
      const { page } = visitor;
      const before = (await read(visitor, '/blockings')).items.length;
      await page.locator('[data-new]').click();
      await dialog(page).locator('[role=combobox]').fill({ ar: 'القاعة الكبرى', fr: 'Salle plénière' }[lang]);
      await dialog(page).locator('[role=option]').first().click();
      await dialog(page).locator('[name=start]').fill('2024-01-28T08:00');
      await dialog(page).locator('[name=end]').fill('2024-01-28T19:00');
      await dialog(page).locator('textarea').fill('Séance du conseil');
      await dialog(page).locator('[data-preview]').click();
      const displaced = dialog(page).locator('[data-displaced]');
      await displaced.waitFor();
      assert.ok(Number(await displaced.getAttribute('data-displaced')) > 0);
      assert.equal((await read(visitor, '/blockings')).items.length, before);
      assert.deepEqual(await complaints(page), []);
      await dialog(page).locator('[data-place]').click();
      await dialog(page).waitFor({ state: 'detached' });
      const count = async () => (await read(visitor, '/blockings')).items.length;
      assert.equal(await count(), before + 1);
      await page.locator('tbody tr', { hasText: 'Séance du conseil' }).locator('button').click();
      await dialog(page).locator('[data-confirm]').click();
      await until('the blockings', count, (found) => found === before);
      await page.locator('[data-notice] .button:not(.icon)').last().click();
      await until('the blockings', count, (found) => found === before + 1);
      return [visitor];
    }
  },
  {
    name: `the way between two sites is entered, and counts for the way back (${lang})`,
    async run({ server, browser }) {
      const visitor = await visit(browser, server, `/travel?lang=${lang}`, { role: 'organizer' });
      const { page } = visitor;
      await page.locator('[data-way=unknown]').first().click();
      await dialog(page).locator('[name="0-car"]').fill('35');
      await dialog(page).locator('button[form=travel]').click();
      await dialog(page).waitFor({ state: 'detached' });
      await page.locator('[data-way=entered]').waitFor();
      await page.locator('[data-way=back]').waitFor();
      assert.deepEqual((await read(visitor, '/travel-times')).items.map(({ mode, minutes }) => [mode, minutes]), [['car', 35]]);
      return [visitor];
    }
  },
  {
    name: `who may not block is not offered it, and who is no member of staff is told so (${lang})`,
    async run({ server, browser }) {
      const organizer = await visit(browser, server, `/blockings?lang=${lang}`, { role: 'organizer' });
      await organizer.page.locator('tbody tr').first().waitFor();
      assert.equal(await organizer.page.locator('[data-new]').count(), 0);
      const participant = await visit(browser, server, `/bookings?lang=${lang}`, { role: 'participant' });
      await participant.page.locator('main [role=alert]').waitFor();
      return [organizer, participant];
    }
  }
]);
