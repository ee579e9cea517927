// Where those who take part live, by their zones. Each person is asked about once.
import { api, ask } from '../api/client';

const AT_ONCE = 6;
const known = new Map<string, Promise<string | undefined>>();

async function homeZone(id: string): Promise<string | undefined> {
  const { data } = await ask(() => api.GET('/people/{id}', { params: { path: { id } } }));
  if (!data) known.delete(id);
  return data?.homeTimeZone;
}

function zoneOf(id: string): Promise<string | undefined> {
  const found = known.get(id) ?? homeZone(id);
  known.set(id, found);
  return found;
}

/** The ids of those who live in each zone, in the order given; whoever has none is left out. */
export async function homeZones(personIds: string[], lookUp = zoneOf): Promise<Map<string, string[]>> {
  const zones = new Map<string, string[]>();
  for (let at = 0; at < personIds.length; at += AT_ONCE) {
    const some = personIds.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((id) => lookUp(id)));
    found.forEach((zone, index) => {
      if (zone) zones.set(zone, [...(zones.get(zone) ?? []), some[index]]);
    });
  }
  return zones;
}
