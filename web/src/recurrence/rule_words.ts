// What a rule says, in words.
import { reader, t } from '../text/language.svelte';
import { DAY, parseLocal, startOfDate } from '../time/local_date_time';
import { dateSpan } from '../time/format';
import { weekdays, type End, type SimpleRule, type Weekday } from './rule';

const MONDAY = startOfDate('2024-01-01');

const formatted = (wall: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: 'UTC' }).format(wall);

export const weekdayName = (day: Weekday, width: 'long' | 'short' = 'long') =>
  formatted(MONDAY + weekdays.indexOf(day) * DAY, { weekday: width });

export const nthWeekday = (nth: number, day: Weekday) =>
  t(`recurrence.nth.${nth < 0 ? 'last' : nth}`, { weekday: weekdayName(day) });

/** `Every 2 weeks on Tuesday, 10 times`; `start` is the wall time of the first. */
export function ruleWords(rule: SimpleRule, start: string): string {
  const every = everyWords(rule, parseLocal(start));
  const end = endWords(rule.end);
  return end ? t('recurrence.withEnd', { every, end }) : every;
}

function everyWords({ pattern, interval: count, days, nth }: SimpleRule, start: number): string {
  switch (pattern) {
    case 'day':
      return t('recurrence.every.day', { count });
    case 'week':
      return t('recurrence.every.week', { count, days: listed(days) });
    case 'month-date':
      return t('recurrence.every.monthDate', { count, day: formatted(start, { day: 'numeric' }) });
    case 'month-weekday':
      return t('recurrence.every.monthWeekday', { count, which: nthWeekday(nth, days[0]) });
    case 'year':
      return t('recurrence.every.year', { count, date: formatted(start, { day: 'numeric', month: 'long' }) });
  }
}

const listed = (days: Weekday[]) =>
  new Intl.ListFormat(reader.locale, { type: 'conjunction' }).format(
    weekdays.filter((day) => days.includes(day)).map((day) => weekdayName(day))
  );

function endWords(end: End): string | undefined {
  if (end.kind === 'count') return t('recurrence.end.count', { count: end.count });
  if (end.kind === 'never') return undefined;
  return t('recurrence.end.until', { date: dateSpan(startOfDate(end.date), startOfDate(end.date)) });
}
