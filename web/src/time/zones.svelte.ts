// The zones a page shows, as the server knows them over the days of the event.
import { SvelteMap } from 'svelte/reactivity';
import { api, ask } from '../api/client';
import { DAY } from './local_date_time';
import { fixedZone, zoneTable, type ZoneTable } from './zone_table';

export class Zones {
  #tables = new SvelteMap<string, ZoneTable>();
  #asked = new Set<string>();
  #from: string;
  #to: string;

  constructor(firstDay: number, lastDay: number) {
    // A session may run over midnight, and the reader's zone may be a day away.
    this.#from = new Date(firstDay - 3 * DAY).toISOString();
    this.#to = new Date(lastDay + 4 * DAY).toISOString();
  }

  /** Undefined until loaded, and for a name that the server does not know. */
  get(name: string): ZoneTable | undefined {
    return this.#tables.get(name);
  }

  /** The zone, or before it is loaded one that always has the offset given. */
  near(name: string, offset: number): ZoneTable {
    return this.#tables.get(name) ?? fixedZone(name, offset);
  }

  /** Whether this page has asked for the zone data of that instant. */
  covers(instant: number): boolean {
    return Date.parse(this.#from) <= instant && instant < Date.parse(this.#to);
  }

  /** The server has adopted other zone data. */
  readAnew() {
    const names = [...this.#asked];
    this.#asked.clear();
    for (const name of names) void this.need(name);
  }

  async need(name: string): Promise<ZoneTable | undefined> {
    if (!this.#asked.has(name)) {
      this.#asked.add(name);
      const params = { path: { name }, query: { from: this.#from, to: this.#to } };
      const { data } = await ask(() => api.GET('/time-zones/{name}', { params }));
      if (data) this.#tables.set(name, zoneTable(data));
      else this.#asked.delete(name);
    }
    return this.#tables.get(name);
  }
}
