// What new zone data costs those who write meanwhile: zone_change.mjs URL TOKEN prepare | change VERSION RELEASED
// `prepare` makes the event that many_sessions.py multiplies. `change` releases the first RELEASED of the copies, then writes to an event
// of its own, one write after the other, first alone and then while the change runs, and prints the longest wait of both.
const [base, token, what, version, released] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };

async function send(method, path, body, more = {}) {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': type }), ...more },
    body: body && JSON.stringify(body)
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return { etag: answer.headers.get('etag'), body: await answer.json() };
}
const made = async (path, body) => (await send('POST', path, body)).body.id;
const event = (slug, siteIds = []) => ({
  slug, siteIds, title: { en: slug }, type: 'meeting', timeZone: 'Africa/Casablanca', firstDay: '2027-01-01', lastDay: '2027-12-31'
});

// From April on, when no clock of the two zones turns for as long as the copies reach.
async function prepare() {
  const site = await made('/sites', { name: { en: 'Site' }, timeZone: 'Africa/Casablanca' });
  const roomId = await made('/rooms', { siteId: site, name: { en: 'Room' } });
  const id = await made('/events', event('template', [site]));
  for (const [timeZone, start] of [['Africa/Casablanca', '2027-04-01T09:00:00'], ['Europe/Paris', '2027-04-01T13:00:00']])
    await made(`/events/${id}/sessions`, { type: 'meeting', title: { en: timeZone }, start, timeZone, duration: 'PT1H', roomId });
}

/** Writes until told to stop: how many, and the longest in milliseconds. */
async function write(path, isOver) {
  let { etag } = await send('GET', path);
  const figures = { writes: 0, longest: 0 };
  while (!isOver()) {
    const begin = performance.now();
    ({ etag } = await send('PATCH', path, { title: { en: `Title ${figures.writes}` } }, { 'if-match': etag }));
    figures.longest = Math.max(figures.longest, performance.now() - begin);
    figures.writes += 1;
  }
  return figures;
}

async function release(slug) {
  const { id } = (await send('GET', `/events?slug=${slug}`)).body.items[0];
  const { revision } = (await send('GET', `/events/${id}/conflicts`)).body;
  await send('POST', `/events/${id}/releases`, { revision });
}

async function change() {
  for (let n = 0; n < Number(released); ++n) await release(`copy-${n}`);
  const id = await made('/events', event('bystander'));
  const session = await made(`/events/${id}/sessions`, { type: 'meeting', title: { en: 'Written to' }, start: '2027-06-01T09:00:00', timeZone: 'Europe/Paris', duration: 'PT1H' });
  const path = `/sessions/${session}`;
  const until = performance.now() + 10_000;
  const alone = await write(path, () => performance.now() > until);

  let over = false;
  const begin = performance.now();
  const { body: started } = await send('POST', '/time-zone-changes', { version });
  const beside = write(path, () => over);
  let now = started;
  while (now.status !== 'finished') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ({ body: now } = await send('GET', `/time-zone-changes/${started.id}`));
  }
  const seconds = (performance.now() - begin) / 1000;
  over = true;
  const meanwhile = await beside;
  console.log(`${now.lookedAt} looked at, ${now.moved.sessions} sessions moved and ${now.moved.releases} releases issued again in ${seconds.toFixed(1)} s (target 60 s)`);
  console.log(`longest wait of another writer: ${meanwhile.longest.toFixed(0)} ms among ${meanwhile.writes} writes (target 100 ms); alone ${alone.longest.toFixed(0)} ms among ${alone.writes}, ratio ${(meanwhile.longest / alone.longest).toFixed(1)}`);
}

await { prepare, change }[what]();
