// Zone tables that a page has read, held against what the server says since: an adoption of other zone data moves sessions
// on pages that are open.
import { offsetAt, parseOffset } from '../time/zone_table';
import type { Zones } from '../time/zones.svelte';

/** What the server says of a placement, computed with the zone data that it holds to. */
export interface Stamped {
  timeZone: string;
  utcStart: string;
  utcOffset: string;
}

export class ZoneWatch {
  #doubted = new Set<string>();
  #zones: Zones;

  constructor(zones: Zones) {
    this.#zones = zones;
  }

  /** All tables are read anew where one contradicts a session; once for each such saying. */
  check(sessions: Iterable<Stamped>) {
    const doubts = [...sessions]
      .filter((session) => this.#contradicts(session))
      .map(({ timeZone, utcStart, utcOffset }) => `${timeZone} ${utcStart} ${utcOffset}`)
      .filter((doubt) => !this.#doubted.has(doubt));
    if (doubts.length === 0) return;
    for (const doubt of doubts) this.#doubted.add(doubt);
    this.#zones.readAnew();
  }

  #contradicts({ timeZone, utcStart, utcOffset }: Stamped): boolean {
    const table = this.#zones.get(timeZone);
    const instant = Date.parse(utcStart);
    // Outside of what was asked for a table says nothing.
    return (
      table !== undefined &&
      this.#zones.covers(instant) &&
      offsetAt(table, instant) !== parseOffset(utcOffset)
    );
  }
}
