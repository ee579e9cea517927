// A large event, and what it costs to be told its conflicts and the ways out: rules.mjs URL TOKEN ROUNDS
// The same programme twice: on one site, where only double bookings (P1, R1) can be judged, and on four sites with
// coordinates, absences, optional attendees and needs. Prints p50 and p99 of both, and their ratio.
import { request, Agent } from 'node:http';

const [base, token, rounds] = process.argv.slice(2);
const size = { people: 500, rooms: 70, sites: 4, slots: 50, sessionsOfSlot: 20, peopleOfSession: 19, optional: 4, clashing: 20 };
const zone = 'Africa/Nouakchott';
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

const send = (method, target, body) =>
  new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '"v1"' };
    const out = request(base + '/api/v1' + target, { method, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, text, milliseconds: Number(process.hrtime.bigint() - begin) / 1e6 }));
    });
    out.on('error', reject);
    out.end(body && JSON.stringify(body));
  });
const create = async (target, body) => {
  for (;;) {
    const answer = await send('POST', target, body);
    if (answer.status === 201) return JSON.parse(answer.text).id;
    if (answer.status !== 503) throw new Error(`${target}: ${answer.status} ${answer.text.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const all = async (count, make) => {
  const made = new Array(count);
  let next = 0;
  const work = async () => {
    while (next < count) {
      const n = next++;
      made[n] = await make(n);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return made;
};
const title = (en) => ({ en });
const startOf = (slot, shift = 0) => {
  const minutes = 8 * 60 + (slot % 5) * 120 + shift; // an hour, and an hour to go elsewhere
  const text = (n) => String(n).padStart(2, '0');
  return `2027-01-${text(11 + Math.floor(slot / 5))}T${text(Math.floor(minutes / 60))}:${text(minutes % 60)}:00`;
};

const prepare = async (name, isFull) => {
  const sites = await all(isFull ? size.sites : 1, (n) =>
    create('/sites', { name: title(`${name} ${n}`), timeZone: zone, ...(isFull && { latitude: 18.08 + n * 0.01, longitude: -15.97 + n * 0.01 }) })
  );
  const rooms = await all(size.rooms, (n) =>
    create('/rooms', { siteId: sites[n % sites.length], name: title(`${name} ${n}`), ...(isFull && { capacity: 20 + n, tags: ['projector'] }) })
  );
  const people = await all(size.people, (n) => create('/people', { name: title(`${name} ${n}`) }));
  if (isFull)
    await all(size.people / 5, (n) => create(`/people/${people[n * 5]}/unavailabilities`, { firstDay: `2027-01-${22 + (n % 3)}`, timeZone: zone }));
  const event = await create('/events', {
    slug: name, title: title(name), type: 'meeting', timeZone: zone, firstDay: '2027-01-11', lastDay: '2027-01-24', siteIds: sites
  });
  const roomOf = (slot, n) => rooms[(n * 3 + slot) % rooms.length];
  const session = (slot, n, extra) => {
    const participants = {};
    for (let p = 0; p < size.peopleOfSession; ++p)
      participants[people[(n * size.peopleOfSession + p + slot * 37) % people.length]] = {
        roles: { attendee: true }, required: !isFull || p >= size.optional
      };
    const needs = isFull ? { needs: { tags: ['projector'] } } : {};
    const roomId = roomOf(slot, n);
    return { type: 'panel', title: title(`${slot}.${n}`), start: startOf(slot), timeZone: zone, duration: 'PT1H', roomId, participants, ...needs, ...extra };
  };
  const target = `/events/${event}/sessions`;
  const made = await all(size.slots * size.sessionsOfSlot, (k) => create(target, session(Math.floor(k / size.sessionsOfSlot), k % size.sessionsOfSlot)));
  // drafts beside what they clash with
  const clashing = await all(size.clashing, (n) => create(target, session(n * 2, n, { start: startOf(n * 2, 15), status: 'draft' })));
  // the evenings of the same rooms belong to somebody else
  const evenings = await create('/events', {
    slug: `${name}-evenings`, title: title(name), type: 'meeting', timeZone: zone, firstDay: '2027-01-11', lastDay: '2027-01-24', siteIds: sites
  });
  await all(size.slots * 4, (k) =>
    create(`/events/${evenings}/sessions`, {
      type: 'reception', title: title(`evening ${k}`), start: startOf(Math.floor(k / 20) * 5, 11 * 60), timeZone: zone, duration: 'PT1H', roomId: rooms[k % rooms.length]
    })
  );
  return { event, made, clashing, roomOf };
};
const measure = async (ask) => {
  const times = [];
  let found = 0;
  for (let n = 0; n < Number(rounds); ++n) {
    const answer = await ask(n);
    times.push(answer.milliseconds);
    const told = JSON.parse(answer.text);
    found += (told.suggestions ?? told.conflicts).length;
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)];
  return { p50: at(0.5), text: `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms (${times.length} questions, ${found} told)` };
};
const expect = (status, answer) => {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`);
  return answer;
};
const suggestions = ({ clashing }) => measure(async (n) => expect(200, await send('GET', `/sessions/${clashing[n % clashing.length]}/suggestions`)));
// into the room of another session, ten minutes after its start: refused each time
const refusals = ({ made, roomOf }) =>
  measure(async (n) => {
    const k = (n * 7) % made.length;
    const slot = Math.floor(k / size.sessionsOfSlot) ^ 1;
    return expect(409, await send('POST', `/sessions/${made[k]}/move`, { start: startOf(slot, 10), roomId: roomOf(slot, (n % 5) + 10) }));
  });

const conflicts = ({ event }) => measure(async () => expect(200, await send('GET', `/events/${event}/conflicts`)));

const plain = await prepare('plain', false);
const full = await prepare('full', true);
for (const [name, ask] of [['suggestions', suggestions], ['refused move', refusals], ['conflicts of the event', conflicts]]) {
  const few = await ask(plain);
  const every = await ask(full);
  console.log(`${name}: P1 and R1 alone ${few.text}`);
  console.log(`${name}: every rule ${every.text}, ratio ${(every.p50 / few.p50).toFixed(2)}`);
}
agent.destroy();
