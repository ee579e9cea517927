// Every page of the web application, with an address that shows something: read from the application's own tables, so that a
// page added tomorrow is looked at too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';
import { live, visit } from './visitor.mjs';

const shell = (name) => readFileSync(join(root, 'web/src/shell', name), 'utf8');
const SLUG = 'nouakchott-2024';

/** Lists of the API whose first entry a page with `{id}` shows; `{event}` is the event. */
const lists = {
  'agenda-session': 'events/{event}/sessions',
  session: 'events/{event}/sessions',
  'series-detail': 'series',
  person: 'people',
  organization: 'organizations',
  room: 'rooms',
  site: 'sites',
  vehicle: 'vehicles',
  'equipment-item': 'equipment',
  'working-calendar': 'working-calendars'
};
/** Pages that a link opens: who makes it. */
const links = {
  invitation: (api) => api.post('account-invitations', { email: 'guest@multaqa.example' }),
  'password-reset': async (api) => {
    const participant = (await api.items('accounts')).find(({ role }) => role === 'participant');
    return api.post(`accounts/${participant.id}/password-resets`, {});
  }
};

/** Name and address as the tables have them; `office`: for people with an account. */
export function pages() {
  const addresses = Object.fromEntries(
    [...shell('route.ts').matchAll(/^ {2}'?([\w-]+)'?: '(\/[^']*)',?$/gm)].map(([, name, path]) => [name, path])
  );
  const named = (file) => [...shell(file).matchAll(/^ {2}'?([\w-]+)'?: (?:bare|office)\(/gm)].map(([, name]) => name);
  const all = [
    ...named('public_pages.ts').map((name) => ({ name, office: false })),
    ...named('pages.ts').map((name) => ({ name, office: true }))
  ];
  for (const { name } of all) if (!addresses[name]) throw new Error(`the page ${name} has no address in route.ts`);
  for (const name of Object.keys(addresses))
    if (!all.some((page) => page.name === name)) throw new Error(`the address ${name} has no page`);
  return all.map((page) => ({ ...page, path: addresses[page.name] }));
}

class Api {
  constructor(request) {
    this.request = request;
  }
  async items(list) {
    const answer = await this.request.get(`/api/v1/${list}`);
    if (!answer.ok()) throw new Error(`${list}: ${answer.status()}`);
    return (await answer.json()).items;
  }
  async post(path, data) {
    const answer = await this.request.post(`/api/v1/${path}`, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  }
}

/** The pages with real ids and secrets in their addresses; `at(lang)` is what to open. */
export async function openablePages(browser, server) {
  const admin = await visit(browser, server, '/planner', { role: 'admin' });
  const api = new Api(admin.context.request);
  const [event] = await api.items(`events?slug=${SLUG}`);
  const found = [];
  for (const page of pages()) found.push({ ...page, at: addressed(await filled(page, api, event)) });
  await admin.close();
  return found;
}

async function filled({ name, path }, api, event) {
  if (links[name]) return (await links[name](api)).path;
  if (!path.includes('{id}')) return path.replace('{slug}', SLUG);
  if (!lists[name]) throw new Error(`pages.mjs must say of which list the page ${name} shows an entry`);
  const [first] = await api.items(lists[name].replace('{event}', event.id));
  return path.replace('{slug}', SLUG).replace('{id}', first.id);
}

/** Secrets stand in the fragment, after the query. */
const addressed = (path) => (lang) => {
  const [before, secret] = path.split('#');
  return `${before}?lang=${lang}${secret ? `#${secret}` : ''}`;
};

/** Nothing is on its way any more: what is live is, what was asked for is there, and so are the fonts. */
export async function settled(page, { name }) {
  await page.locator('h1').first().waitFor();
  if (['agenda', 'agenda-session', 'planner', 'sessions'].includes(name)) await live(page);
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await page.evaluate(() => document.fonts.ready);
}
