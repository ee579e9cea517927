// The days of a calendar as they fall, put together: each holiday once with its first and last day, and the seasons.
import { DAY, dateOf, startOfDate } from '../time/local_date_time';
import type { CalendarDay, Range } from './requests';

type Special = CalendarDay['days'][number];
export interface Fallen extends Special {
  last: string;
  /** Of the first day that was asked for. */
  hijri?: string;
}
export interface Stretch {
  key: string;
  first: string;
  last: string;
}

const YEAR = 365;
export const yearFrom = (date: string): Range => ({
  from: date,
  to: dateOf(startOfDate(date) + YEAR * DAY)
});

/** In order of their beginning. */
export function fallenDays(items: readonly CalendarDay[]): Fallen[] {
  const found = new Map<string, Fallen>();
  for (const { date, hijri, days } of items)
    for (const day of days) {
      const key = `${day.key} ${day.first}`;
      const known = found.get(key);
      if (known) known.last = date;
      else found.set(key, { ...day, last: date, hijri });
    }
  return [...found.values()].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
}

export function seasonsAhead(items: readonly CalendarDay[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { date, season } of items) {
    const running = found.at(-1);
    if (!season) continue;
    if (running?.key === season && startOfDate(date) - startOfDate(running.last) === DAY) running.last = date;
    else found.push({ key: season, first: date, last: date });
  }
  return found;
}
