// Opening hours of a room, day by day on its wall clock.
import type { Schemas } from '../api/client';
import { DAY, MINUTE, startOfDate } from '../time/local_date_time';
import type { Window } from './week';

export type OpeningHours = Schemas['OpeningHours'];
export type OpeningDay = Schemas['OpeningDay'];
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday'
] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayOf = (date: string): Weekday =>
  weekdays[(new Date(startOfDate(date)).getUTCDay() + 6) % 7];

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** The stretches of a day on which it is open: all of it where nothing is said. */
export function openOn(hours: OpeningHours | undefined, date: string): Window[] {
  const weekly = hours?.weekly ? (hours.weekly[weekdayOf(date)] ?? []) : undefined;
  const day = hours?.exceptions?.[date] ?? weekly;
  if (!day) return [{ from: 0, to: DAY }];
  return day
    .map(({ opens, closes }) => ({ from: minuteOf(opens) * MINUTE, to: minuteOf(closes) * MINUTE }))
    .sort((a, b) => a.from - b.from);
}

/** The rest of the day. */
export function closedOn(hours: OpeningHours | undefined, date: string): Window[] {
  const closed: Window[] = [];
  let end = 0;
  for (const { from, to } of openOn(hours, date)) {
    if (from > end) closed.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  if (end < DAY) closed.push({ from: end, to: DAY });
  return closed;
}

/** Days that follow each other with the same hours, for one line in a table. */
export function weeklyGroups(
  hours: OpeningHours | undefined
): { first: Weekday; last: Weekday; day: OpeningDay }[] {
  const groups: { first: Weekday; last: Weekday; day: OpeningDay }[] = [];
  for (const name of hours?.weekly ? weekdays : []) {
    const day = hours?.weekly?.[name] ?? [];
    const before = groups.at(-1);
    if (before && JSON.stringify(before.day) === JSON.stringify(day)) before.last = name;
    else groups.push({ first: name, last: name, day });
  }
  return groups.filter(({ day }) => day.length > 0);
}
