// The contract is what the server does: answers of every kind validate against schema/openapi.yaml (JSON Schema 2020-12).
import assert from 'node:assert/strict';
import Ajv from 'ajv/dist/2020.js';

/** Follows one level of $ref. */
function deref(contract, node) {
  if (!node?.$ref) return node;
  return node.$ref.slice(2).split('/').reduce((at, part) => at[part.replaceAll('~1', '/')], contract);
}

class Client {
  constructor(server, contract) {
    this.server = server;
    this.contract = contract;
    this.ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    this.ajv.addSchema(contract, 'contract');
    this.seen = new Set();
  }

  async signIn(role) {
    const { email, password } = this.server.account(role);
    const answer = await this.call('POST', '/sign-in', {}, { body: { email, password } });
    this.cookie = answer.headers.get('set-cookie').split(';')[0];
  }

  /** Calls an operation and validates its answer; `path` as the contract writes it. */
  async call(method, path, parameters = {}, { body, headers = {}, query = '', expect = 200, type = 'application/json' } = {}) {
    const target = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name]));
    const response = await fetch(`${this.server.origin}/api/v1${target}${query}`, {
      method,
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...(body ? { 'content-type': type } : {}), ...headers },
      body: typeof body === 'string' ? body : body && JSON.stringify(body)
    });
    const text = await response.text();
    assert.equal(response.status, expect, `${method} ${target}: ${text.slice(0, 600)}`);
    const operation = this.contract.paths[path][method.toLowerCase()];
    const described = deref(this.contract, operation.responses[expect] ?? operation.responses.default);
    const media = response.headers.get('content-type')?.split(';')[0];
    const schema = described.content?.[media]?.schema;
    if (text) assert.ok(schema, `${operation.operationId} ${expect} does not describe ${media}`);
    this.seen.add(`${operation.operationId} ${expect}`);
    response.json_ = text ? JSON.parse(text) : undefined;
    if (schema) this.validate(schema, response.json_, `${operation.operationId} ${expect}`);
    return response;
  }

  validate(schema, value, name) {
    const pointed = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/'));
    const check = this.ajv.compile(pointed);
    assert.ok(check(value), `${name}: ${this.ajv.errorsText(check.errors)}\n${JSON.stringify(value).slice(0, 1000)}`);
  }
}

async function refusals(client, event, session) {
  const missing = { id: '018d3a52-0000-7000-8000-000000000000' };
  await client.call('GET', '/sessions/{id}', missing, { expect: 404 });
  await client.call('POST', '/events/{id}/sessions', event, { expect: 422, body: { type: 'party', title: {}, start: 'soon', extra: 1 } });
  await client.call('PATCH', '/sessions/{id}', session, { expect: 428, body: { status: 'confirmed' } });
  await client.call('PATCH', '/sessions/{id}', session, { expect: 412, body: { status: 'confirmed' }, headers: { 'if-match': '"v999"' } });
  await client.call('POST', '/sign-in', {}, { expect: 401, body: { email: 'nobody@multaqa.example', password: 'wrong password' } });
  const night = { type: 'other', title: { en: 'Night' }, start: '2027-03-28T02:30:00', timeZone: 'Europe/Paris', duration: 'PT1H' };
  await client.call('POST', '/events/{id}/sessions', event, { expect: 422, body: night });
}

async function reads(client, event, session) {
  for (const path of ['/me', '/tokens', '/organizations', '/people', '/sites', '/rooms', '/events', '/time-zones']) await client.call('GET', path);
  for (const path of ['/events/{id}', '/events/{id}/sessions', '/events/{id}/releases', '/events/{id}/conflicts', '/events/{id}/agenda', '/events/{id}/changelog'])
    await client.call('GET', path, event);
  await client.call('GET', '/events/{id}/releases/{number}', { ...event, number: 1 }, { query: '?audience=staff' });
  await client.call('GET', '/events/{id}/agenda', event, { query: '?audience=staff' });
  await client.call('GET', '/sessions/{id}', session);
  await client.call('GET', '/sessions/{id}/suggestions', session);
  await client.call('GET', '/time-zones/{name}', { name: 'Africa/Casablanca' });
  const { revision } = (await client.call('GET', '/events/{id}', event)).json_;
  await client.call('GET', '/events/{id}', event, { query: `?asOf=${revision}` });
  await client.call('GET', '/events/{id}/sessions', event, { query: `?asOf=${revision}` });
  await client.call('GET', '/events/{id}/sessions', event, { query: '?asOf=yesterday', expect: 422 });
  await client.call('GET', '/changes', {}, { query: `?scope=event:${event.id}` });
  await client.call('GET', '/changes', {}, { query: '?scope=access', expect: 404 });
}

/** What the server says of itself stands beside the API. */
async function system(client) {
  for (const [path, schema] of [['/healthz', 'Health'], ['/readyz', 'Readiness']]) {
    const response = await fetch(client.server.origin + path);
    assert.equal(response.status, 200, path);
    client.validate({ $ref: `#/components/schemas/${schema}` }, await response.json(), path);
  }
}

/** The reference for people: every operation and schema is on the page, every link on it leads somewhere, nothing is inline. */
async function reference(server, contract) {
  const response = await fetch(`${server.origin}/api/docs`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/html/);
  const page = await response.text();
  assert.doesNotMatch(page, /<script|<style|\sstyle=|\son\w+=/);
  const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), `nothing is called ${target}`);
  for (const name of Object.keys(contract.components.schemas)) assert.ok(ids.has(`schema-${name}`), name);
  const operations = Object.values(contract.paths).flatMap((path) => Object.values(path)).filter((node) => node?.operationId);
  assert.equal([...page.matchAll(/<article id="(get|post|put|patch|delete)-/g)].length, operations.length);
  const sheet = await fetch(`${server.origin}/reference.css`);
  assert.equal(sheet.status, 200);
}

async function writes(client, event, sessions) {
  const organization = (await client.call('POST', '/organizations', {}, { expect: 201, body: { name: { fr: 'Ville', ar: 'مدينة' } } })).json_;
  const person = { name: { en: 'Rapporteur' }, organizationId: organization.id, contactPoints: [{ kind: 'email', value: 'r@multaqa.example' }] };
  await client.call('POST', '/people', {}, { expect: 201, body: person });
  await client.call('POST', '/live-tickets', {}, { expect: 201 });
  await client.call('POST', '/tokens', {}, { expect: 201, body: { name: 'contract' } });
  const opening = sessions.find((s) => s.title.en === 'Official opening');
  const plenary = sessions.find((s) => s.title.en.startsWith('Plenary: strategic'));
  const id = { id: opening.id };
  const headers = { 'if-match': `"v${opening.version}"` };
  const refused = await client.call('POST', '/sessions/{id}/move', id, { expect: 409, headers, body: { start: plenary.start } });
  assert.ok(refused.json_.conflicts.length > 0 && refused.json_.suggestions.length > 0);
  await client.call('POST', '/suggestions/{id}/apply', { id: refused.json_.suggestions[0].id }, { body: {} });
  const { revision } = (await client.call('GET', '/events/{id}', event)).json_;
  await client.call('POST', '/events/{id}/releases', event, { expect: 201, body: { revision } });
  await client.call('GET', '/events/{id}/releases/{number}/diff', { ...event, number: 2 }, { query: '?against=1' });
  await client.call('POST', '/events/{id}/releases/{number}/restore', { ...event, number: 1 }, { body: { preview: true } });
  const now = (await client.call('GET', '/events/{id}', event)).json_.revision;
  await client.call('POST', '/events/{id}/releases', event, { expect: 409, body: { revision: now } });
  const calendar = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270112T090000Z\r\nDURATION:PT1H\r\nSUMMARY:A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  const query = '?format=ics&event=imported';
  await client.call('POST', '/imports', {}, { body: calendar, type: 'text/calendar', query });
  await client.call('POST', '/imports', {}, { body: 'hello', type: 'text/calendar', query, expect: 422 });
}

async function branding(server, contract) {
  const admin = new Client(server, contract);
  await admin.signIn('admin');
  const { version } = (await admin.call('GET', '/branding')).json_;
  const headers = { 'if-match': `"v${version}"` };
  const body = { name: { fr: 'Région', ar: 'الجهة' }, color: '#0A5A55', defaultLanguage: 'fr' };
  await admin.call('PUT', '/branding', {}, { expect: 422, headers, body: { color: 'green' } });
  await admin.call('PUT', '/branding', {}, { expect: 428, body });
  await admin.call('PUT', '/branding', {}, { headers, body });
  const next = { 'if-match': `"v${version + 1}"` };
  const logo = { expect: 422, headers: next, body: 'no picture', type: 'image/png' };
  await admin.call('PUT', '/branding/logo', {}, logo);
  await admin.call('PUT', '/branding/logo', {}, { ...logo, expect: 415, type: 'image/svg+xml' });
  await admin.call('DELETE', '/branding/logo', {}, { headers: next });
  await admin.call('GET', '/branding/logo/{sha256}', { sha256: '0'.repeat(64) }, { expect: 404 });
}

async function zoneData(server, contract) {
  const admin = new Client(server, contract);
  await admin.signIn('admin');
  const { adopted } = (await admin.call('GET', '/time-zone-changes')).json_;
  await admin.call('POST', '/time-zone-changes', {}, { expect: 422, body: { version: adopted } });
  await admin.call('GET', '/time-zone-changes/{id}', { id: '018d3a52-0000-7000-8000-000000000000' }, { expect: 404 });
}

export default [
  {
    name: 'answers of every kind are what the contract says',
    async run({ server }) {
      const contract = await (await fetch(`${server.origin}/api/v1/openapi.json`)).json();
      const client = new Client(server, contract);
      await client.signIn('protocol');
      const found = (await client.call('GET', '/events', {}, { query: '?slug=nouakchott-2024' })).json_.items[0];
      const event = { id: found.id };
      const sessions = (await client.call('GET', '/events/{id}/sessions', event, { query: '?limit=200' })).json_.items;
      const session = { id: sessions[0].id };
      await system(client);
      await reads(client, event, session);
      await refusals(client, event, session);
      await writes(client, event, sessions);
      await reference(server, contract);
      await branding(server, contract);
      await zoneData(server, contract);
      assert.ok(client.seen.size > 30, [...client.seen].join('\n'));
      return [];
    }
  }
];
