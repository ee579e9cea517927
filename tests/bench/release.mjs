// Confirms every draft of an event (overlaps overridden) and releases it: release.mjs URL TOKEN SLUG; prints the event's id.
const [base, token, slug] = process.argv.slice(2);
const call = async (method, target, body, headers = {}) => {
  const answer = await fetch(base + '/api/v1' + target, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body)
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status} ${JSON.stringify(json).slice(0, 500)}`);
  return { json, answer };
};
const event = (await call('GET', `/events?slug=${slug}`)).json.items[0];
const reason = 'benchmark';
for (let target = `/events/${event.id}/sessions?limit=200`; target; ) {
  const { json, answer } = await call('GET', target);
  for (const session of json.items)
    if (session.status === 'draft')
      await call('PATCH', `/sessions/${session.id}`, { status: 'confirmed', onConflict: 'override', reason }, { 'if-match': `"v${session.version}"` });
  const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '');
  target = next ? next[1].replace(/^.*\/api\/v1/, '') : '';
}
const { conflicts, revision } = (await call('GET', `/events/${event.id}/conflicts`)).json;
await call('POST', `/events/${event.id}/releases`, { revision, reason, overrides: conflicts.map((c) => c.id) });
console.log(event.id);
