// Makes an event with 64 rooms and prints a wrk script that books each hour of each room once: stage.mjs URL TOKEN
const [base, token] = process.argv.slice(2);
const create = async (target, body) => {
  const answer = await fetch(base + '/api/v1' + target, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });
  if (answer.status !== 201) throw new Error(`${target}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).id;
};
const title = (en) => ({ en });
const site = await create('/sites', { name: title('Site'), timeZone: 'Africa/Nouakchott' });
const rooms = [];
for (let n = 0; n < 64; ++n) rooms.push(await create('/rooms', { siteId: site, name: title(`Room ${n}`) }));
const event = await create('/events', {
  slug: 'bookings', title: title('Bookings'), type: 'meeting', timeZone: 'Africa/Nouakchott', firstDay: '2024-01-01', lastDay: '2024-12-31', siteIds: [site]
});
console.log(`local rooms = {${rooms.map((r) => `"${r}"`).join(',')}}
local n = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer ${token}"
request = function()
  local room = rooms[n % 64 + 1]
  local hour = math.floor(n / 64)
  n = n + 1
  local day = math.floor(hour / 24)
  local start = string.format("2024-%02d-%02dT%02d:00:00", math.floor(day / 28) % 12 + 1, day % 28 + 1, hour % 24)
  return wrk.format(nil, "/api/v1/events/${event}/sessions",
    nil, string.format('{"type":"plenary","title":{"en":"Booking %d"},"start":"%s","duration":"PT1H","roomId":"%s"}', n, start, room))
end`);
