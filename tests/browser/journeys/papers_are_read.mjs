// Papers of an event and of a session: put in by an organiser on the pages, opened by a participant, and by nobody else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Hands } from '../hands.mjs';
import { complaints, live, phone, until, visit } from '../visitor.mjs';

const SLUG = 'nouakchott-2024';

const papers = {
  ofEvent: {
    title: { ar: 'ورقة معلومات', fr: 'Feuille d’information' },
    audience: 'public',
    file: { name: 'information.txt', mimeType: 'text/plain', buffer: Buffer.from('Information for the meeting.\n') }
  },
  ofSession: {
    title: { ar: 'كلمة الافتتاح', fr: 'Discours d’ouverture' },
    audience: 'public',
    file: { name: 'opening-speech.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear colleagues, welcome.\n') }
  },
  ofParticipants: {
    title: { ar: 'دليل المشاركين', fr: 'Guide des participants' },
    audience: 'participant',
    file: { name: 'guide.txt', mimeType: 'text/plain', buffer: Buffer.from('For those who take part.\n') }
  },
  ofStaff: {
    title: { ar: 'مذكرة داخلية', fr: 'Note interne' },
    audience: 'staff',
    file: { name: 'internal.txt', mimeType: 'text/plain', buffer: Buffer.from('For the office alone.\n') }
  }
};

/** By the dialog of the page: title, readers, the file. Gives the id under which it then stands. */
async function uploads(hands, { title, audience, file }) {
  const { page } = hands;
  await hands.click(page.locator('[data-add-document]'));
  await hands.write(title, hands.dialog);
  await hands.choose(hands.field('events.documentAudience.label', hands.dialog), audience);
  await hands.dialog.locator('input[type=file]').setInputFiles(file);
  await hands.click(hands.dialog.locator('[data-save-document]'));
  await hands.dialog.waitFor({ state: 'detached' });
  const row = page.locator('[data-document]', { hasText: title[hands.lang] });
  await row.locator('a[href$="/content"]').waitFor();
  await hands.closesNotices();
  return row.getAttribute('data-document');
}

/** A click brings the very bytes; so does the address, with a good answer. */
async function opens({ page, context }, { title, file }, lang) {
  const link = page.getByRole('link', { name: title[lang] });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), file.name);
  assert.deepEqual(readFileSync(await download.path()), file.buffer);
  const answer = await context.request.get(await link.getAttribute('href'));
  assert.equal(answer.status(), 200);
  assert.deepEqual(await answer.body(), file.buffer);
}

/** The files under the heading of documents; links elsewhere are the demo's own. */
const shown = (page) =>
  page
    .locator('section[aria-labelledby=documents-heading] a[href$="/content"]')
    .evaluateAll((links) => links.map((link) => link.pathname.split('/').at(-2)));
async function showsOnly(page, ids) {
  const sorted = [...ids].sort().join();
  await until('the papers', () => shown(page), (seen) => [...seen].sort().join() === sorted);
}

async function reads({ server, browser }, lang) {
  const organiser = await visit(browser, server, `/planner/${SLUG}/documents?lang=${lang}`, { role: 'organizer' });
  const hands = new Hands(organiser.page, lang);
  const found = (await (await organiser.context.request.get(`/api/v1/events?slug=${SLUG}`)).json()).items[0];
  const { items } = await (await organiser.context.request.get(`/api/v1/events/${found.id}/sessions?limit=200`)).json();
  const opening = items.find(({ title }) => title.en === 'Official opening');
  const ids = {};
  for (const key of ['ofEvent', 'ofParticipants', 'ofStaff']) ids[key] = await uploads(hands, papers[key]);
  await organiser.page.goto(`/planner/${SLUG}/sessions/${opening.id}?lang=${lang}`);
  ids.ofSession = await uploads(hands, papers.ofSession);

  // Everybody: those of the event on its page, those of a session on that of the session.
  const reader = await visit(browser, server, `/e/${SLUG}?lang=${lang}`, { ...phone, acceptDownloads: true });
  await live(reader.page);
  await reader.page.getByRole('heading', { name: hands.words('agenda.documents') }).waitFor();
  await showsOnly(reader.page, [ids.ofEvent]);
  await opens(reader, papers.ofEvent, lang);
  assert.deepEqual(await complaints(reader.page), []);
  await reader.page.goto(`/e/${SLUG}/sessions/${opening.id}?lang=${lang}`);
  await showsOnly(reader.page, [ids.ofSession]);
  await opens(reader, papers.ofSession, lang);
  assert.deepEqual(await complaints(reader.page), []);
  for (const key of ['ofParticipants', 'ofStaff'])
    assert.equal((await reader.context.request.get(`/api/v1/documents/${ids[key]}/content`)).status(), 404, key);

  // Who holds a right to the event reads what is meant for participants, too; the organiser everything.
  await organiser.page.goto(`/e/${SLUG}?lang=${lang}&part=programme`);
  await showsOnly(organiser.page, [ids.ofEvent, ids.ofParticipants, ids.ofStaff]);
  return [organiser, reader];
}

export default ['ar', 'fr'].map((lang) => ({
  name: `an organiser puts in files for the event and a session, readers open them, and not what is not theirs (${lang})`,
  run: (world) => reads(world, lang)
}));
