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

/** What of an agenda depends on the zone data. */
export interface Resolved {
  timeZoneVersion?: string;
  sessions: Record<string, Stamped>;
}

export class ZoneWatch {
  #doubted = new Set<string>();
  #version: string | undefined;
  #zones: Zones;

  constructor(zones: Zones) {
    this.#zones = zones;
  }

  /** All tables are read anew where the document is of another version than before, or a session contradicts one of them. */
  check({ timeZoneVersion, sessions }: Resolved) {
    const other = this.#version !== undefined && timeZoneVersion !== this.#version;
    this.#version = timeZoneVersion;
    // Both are asked: what contradicts now need not be told a second time.
    if (this.#doubts(Object.values(sessions)) || other) this.#zones.readAnew();
  }

  /** Whether there is a contradiction that has not been met before. */
  #doubts(sessions: Stamped[]): boolean {
    const found = sessions
      .filter((session) => this.#contradicts(session))
      .map(({ timeZone, utcStart, utcOffset }) => `${timeZone} ${utcStart} ${utcOffset}`)
      .filter((doubt) => !this.#doubted.has(doubt));
    for (const doubt of found) this.#doubted.add(doubt);
    return found.length > 0;
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
