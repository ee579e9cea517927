// The zones a page shows, as the server knows them over the days of the event.
import { SvelteMap } from 'svelte/reactivity';
import { api, ask } from '../api/client';
import { DAY } from './local_date_time';
import { fixedZone, offsetAt, parseOffset, zoneTable, type ZoneTable } from './zone_table';

/** What the server says of a placement, computed with the zone data that it holds to. */
interface Stamped {
  timeZone: string;
  utcStart: string;
  utcOffset: string;
}

export class Zones {
  #tables = new SvelteMap<string, ZoneTable>();
  #asked = new Set<string>();
  #doubted = new Set<string>();
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

  /** A table that contradicts what the server says is of other zone data: all are read anew, once for each saying. */
  check(said: Iterable<Stamped>) {
    const doubts = [...said]
      .filter((one) => this.#contradicts(one))
      .map(({ timeZone, utcStart, utcOffset }) => timeZone + utcStart + utcOffset);
    const fresh = doubts.filter((doubt) => !this.#doubted.has(doubt));
    if (fresh.length === 0) return;
    for (const doubt of fresh) this.#doubted.add(doubt);
    const names = [...this.#asked];
    this.#asked.clear();
    for (const name of names) void this.need(name);
  }

  #contradicts({ timeZone, utcStart, utcOffset }: Stamped): boolean {
    const table = this.#tables.get(timeZone);
    // Outside of what was asked for a table says nothing.
    if (!table || utcStart < this.#from || utcStart >= this.#to) return false;
    return offsetAt(table, Date.parse(utcStart)) !== parseOffset(utcOffset);
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
