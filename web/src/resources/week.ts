// The geometry of a week: a row for each day, wall time along it, lanes where what takes the resource overlaps.
import { assignLanes } from '../planning/grid';
import { DAY, HOUR, startOfDate, dateOf } from '../time/local_date_time';
import { wallAt, type ZoneTable } from '../time/zone_table';

export interface Taken {
  id: string;
  /** Instants. */
  start: number;
  end: number;
}
export interface Window {
  /** From midnight, in milliseconds of the wall clock. */
  from: number;
  to: number;
}
export interface Laid<T> {
  item: T;
  lane: number;
  /** Shares of the window. */
  at: number;
  length: number;
  /** Goes on from the day before; goes on the day after. */
  before: boolean;
  after: boolean;
}
export interface Day<T> {
  date: string;
  midnight: number;
  blocks: Laid<T>[];
  lanes: number;
}

const USUAL: Window = { from: 8 * HOUR, to: 20 * HOUR };

/** The Monday on or before a date. */
export function mondayOf(date: string): string {
  const midnight = startOfDate(date);
  const fromMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return dateOf(midnight - fromMonday * DAY);
}

export const daysFrom = (monday: string) =>
  Array.from({ length: 7 }, (_, index) => dateOf(startOfDate(monday) + index * DAY));

interface Walled<T> {
  item: T;
  start: number;
  end: number;
}

const walled = <T extends Taken>(items: readonly T[], zone: ZoneTable): Walled<T>[] =>
  items.map((item) => ({ item, start: wallAt(zone, item.start), end: wallAt(zone, item.end) }));

const partOf = ({ start, end }: { start: number; end: number }, midnight: number) => ({
  start: Math.max(0, start - midnight),
  end: Math.min(DAY, end - midnight)
});

/** The hours shown: the usual ones, and as many more as anything takes, opening hours included. */
export function windowOf(
  items: readonly Taken[],
  zone: ZoneTable,
  days: readonly string[],
  hours: Window[] = []
): Window {
  let { from, to } = USUAL;
  const widen = (start: number, end: number) => {
    if (end <= start) return;
    from = Math.min(from, Math.floor(start / HOUR) * HOUR);
    to = Math.max(to, Math.ceil(end / HOUR) * HOUR);
  };
  for (const item of walled(items, zone))
    for (const date of days) {
      const part = partOf(item, startOfDate(date));
      widen(part.start, part.end);
    }
  for (const { from: opens, to: closes } of hours) if (opens > 0 || closes < DAY) widen(opens, closes);
  return { from, to };
}

/** Where a stretch of a day lies in the window; undefined where it is not seen. */
export function along(
  window: Window,
  start: number,
  end: number
): { at: number; length: number } | undefined {
  const from = Math.max(start, window.from);
  const to = Math.min(end, window.to);
  if (to <= from) return undefined;
  const whole = window.to - window.from;
  return { at: (from - window.from) / whole, length: (to - from) / whole };
}

export function layDays<T extends Taken>(
  items: readonly T[],
  zone: ZoneTable,
  days: readonly string[],
  window: Window
): Day<T>[] {
  const all = walled(items, zone);
  return days.map((date) => {
    const midnight = startOfDate(date);
    const own = all
      .filter(({ start, end }) => start < midnight + DAY && end > midnight)
      .sort((a, b) => a.start - b.start || a.end - b.end);
    const { lanes, count } = assignLanes(own.map(({ item, start, end }) => ({ id: item.id, start, end })));
    const blocks = own.flatMap(({ item, start, end }, index) => {
      const part = partOf({ start, end }, midnight);
      const place = along(window, part.start, part.end);
      return place
        ? [{ item, lane: lanes[index], ...place, before: start < midnight, after: end > midnight + DAY }]
        : [];
    });
    return { date, midnight, blocks, lanes: count };
  });
}

export const hoursOf = (window: Window) =>
  Array.from({ length: (window.to - window.from) / HOUR }, (_, index) => window.from + index * HOUR);
