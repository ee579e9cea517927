// A restricted event: who came by a link may reload its page; to others nothing is there.
import assert from 'node:assert/strict';
import { words } from '../hands.mjs';
import { complaints, live, phone, visit } from '../visitor.mjs';

const EVENT = '/e/albi-signing';

/** Restricts the event; the address of a new link to it. */
async function linkToRestricted({ context }) {
  const api = context.request;
  const found = (await (await api.get('/api/v1/events?slug=albi-signing')).json()).items[0];
  const restricted = await api.patch(`/api/v1/events/${found.id}`, {
    data: { visibility: 'restricted' },
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': `"v${found.version}"` }
  });
  assert.equal(restricted.status(), 200, await restricted.text());
  const made = await api.post(`/api/v1/events/${found.id}/links`, { data: {} });
  assert.equal(made.status(), 201, await made.text());
  return (await made.json()).path;
}

export default ['ar', 'fr', 'en'].map((lang) => ({
  name: `whoever came by a link to a restricted event may reload its page, to others nothing is there (${lang})`,
  async run({ server, browser }) {
    const staff = await visit(browser, server, '/planner', { role: 'protocol' });
    const path = await linkToRestricted(staff);

    const guest = await visit(browser, server, path, phone);
    await guest.page.waitForURL((url) => url.pathname === EVENT);
    await live(guest.page);
    const reloaded = await guest.page.reload();
    assert.equal(reloaded.status(), 200);
    await live(guest.page);

    const stranger = await visit(browser, server, '/sign-in', phone);
    const answer = await stranger.page.goto(`${EVENT}?lang=${lang}`);
    assert.equal(answer.status(), 404);
    assert.match(answer.headers()['content-type'], /^text\/html/);
    await stranger.page.getByRole('heading', { name: words(lang, 'agenda.absentTitle'), exact: true }).waitFor();
    assert.deepEqual(await complaints(stranger.page), []);
    return [staff, guest, stranger];
  }
}));
