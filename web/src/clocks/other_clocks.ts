// A span on any clock, named by its city and its offset on that date; and the clocks that a reader keeps on the device.
import { cityOf } from '../time/cities';
import { offsetLabel } from '../time/format';
import { daysBetween } from '../time/local_date_time';
import { offsetAt, wallAt, type ZoneTable } from '../time/zone_table';

export interface Span {
  start: number;
  end: number;
}
export interface ClockRow {
  zone: string;
  city: string;
  /** At the start. */
  offset: string;
  /** Where the clocks change in between. */
  endOffset: string | undefined;
  start: number;
  end: number;
  startMark: number;
  endMark: number;
}

/** `day`: a wall time of the venue's day, from which other days are counted. */
export function clockIn(zone: ZoneTable, span: Span, day: number): ClockRow {
  const [from, to] = [offsetAt(zone, span.start), offsetAt(zone, span.end)];
  const [start, end] = [wallAt(zone, span.start), wallAt(zone, span.end)];
  return {
    zone: zone.name,
    city: cityOf(zone.name),
    offset: offsetLabel(from),
    endOffset: from === to ? undefined : offsetLabel(to),
    start,
    end,
    startMark: daysBetween(day, start),
    endMark: daysBetween(day, end)
  };
}

const storageKey = 'multaqa.clocks';
const MOST = 12;

export function keptClocks(storage: Pick<Storage, 'getItem'> = localStorage): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((zone) => typeof zone === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Each once, the newest last; beyond the limit the oldest gives way. */
export const withClock = (zones: string[], zone: string) =>
  [...zones.filter((other) => other !== zone), zone].slice(-MOST);

export function keepClocks(zones: string[], storage: Pick<Storage, 'setItem'> = localStorage) {
  storage.setItem(storageKey, JSON.stringify(zones));
}
