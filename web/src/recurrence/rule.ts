// Rules as the form makes them, of all that RFC 8984 §4.3.3 can say. Others are shown, and written, as the text of an RRULE.
import type { Schemas } from '../api/client';
import { DAY, dateOf, parseLocal, startOfDate } from '../time/local_date_time';

type Written = Schemas['RecurrenceRule'];
/** The schema's type demands what has a default; the contract does not. */
export type Rule = Pick<Written, 'frequency'> & Partial<Written>;
export type Weekday = Schemas['NDay']['day'];
export const weekdays: Weekday[] = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
export const patterns = ['day', 'week', 'month-date', 'month-weekday', 'year'] as const;
export type Pattern = (typeof patterns)[number];

export type End = { kind: 'never' } | { kind: 'count'; count: number } | { kind: 'until'; date: string };
export interface SimpleRule {
  pattern: Pattern;
  interval: number;
  /** Of the week; one of the month's. */
  days: Weekday[];
  /** Which of the month, from 1; −1 is the last. */
  nth: number;
  end: End;
}

const LAST = -1;
const END_OF_DAY = '23:59:59';

export const weekdayOf = (start: string): Weekday =>
  weekdays[(new Date(parseLocal(start)).getUTCDay() + 6) % 7];
const dayOfMonth = (start: string) => Number(start.slice(8, 10));
const monthOf = (start: string) => Number(start.slice(5, 7));

/** Which weekday of its month a date is, counted from the start and, where it is the last, from the end. */
export function nthsOf(start: string): number[] {
  const fromStart = Math.ceil(dayOfMonth(start) / 7);
  const isLast = dateOf(startOfDate(start.slice(0, 10)) + 7 * DAY).slice(5, 7) !== start.slice(5, 7);
  return [...(fromStart < 5 ? [fromStart] : []), ...(isLast ? [LAST] : [])];
}

export const newRule = (start: string): SimpleRule => ({
  pattern: 'week',
  interval: 1,
  days: [weekdayOf(start)],
  nth: nthsOf(start)[0],
  end: { kind: 'count', count: 10 }
});

// ---- to the server

export function ruleOf({ pattern, interval, days, nth, end }: SimpleRule, start: string): Written {
  const rule: Rule = { ...partsOf(pattern, days, nth, start), ...endOf(end) };
  return (interval > 1 ? { ...rule, interval } : rule) as Written;
}

function partsOf(pattern: Pattern, days: Weekday[], nth: number, start: string): Rule {
  switch (pattern) {
    case 'day':
      return { frequency: 'daily' };
    case 'week':
      return { frequency: 'weekly', ...(days.length > 0 ? { byDay: inWeek(days) } : {}) };
    case 'month-date':
      return { frequency: 'monthly' };
    case 'month-weekday':
      return { frequency: 'monthly', byDay: [{ day: weekdayOf(start), nthOfPeriod: nth }] };
    case 'year':
      return { frequency: 'yearly' };
  }
}

const inWeek = (days: Weekday[]) => weekdays.filter((day) => days.includes(day)).map((day) => ({ day }));

function endOf(end: End): Pick<Rule, 'count' | 'until'> {
  if (end.kind === 'count') return { count: end.count };
  return end.kind === 'until' ? { until: `${end.date}T${END_OF_DAY}` } : {};
}

/** The same rule, with nothing after `last`. */
export function endingWith(rule: Rule, last: string): Written {
  const ended: Rule = { ...rule, until: last };
  delete ended.count;
  return ended as Written;
}

// ---- from the server

/** Undefined where the form cannot say the same. */
export function simpleOf(rule: Rule | undefined, start: string): SimpleRule | undefined {
  if (!rule || (rule.skip ?? 'omit') !== 'omit') return undefined;
  const { interval = 1, firstDayOfWeek = 'mo' } = rule;
  if (rule.frequency === 'weekly' && interval > 1 && firstDayOfWeek !== 'mo') return undefined;
  const dates = datesOf(rule, start);
  return (
    dates && {
      nth: nthsOf(start)[0],
      days: [weekdayOf(start)],
      ...dates,
      interval,
      end: readEnd(rule, start)
    }
  );
}

type Parts =
  'byDay' | 'byMonth' | 'byMonthDay' | 'byYearDay' | 'byWeekNo' | 'byHour' | 'byMinute' | 'bySecond';
const parts: (Parts | 'bySetPosition')[] = [
  'byDay',
  'byMonth',
  'byMonthDay',
  'byYearDay',
  'byWeekNo',
  'byHour',
  'byMinute',
  'bySecond',
  'bySetPosition'
];
const only = (rule: Rule, ...allowed: Parts[]) =>
  parts.every((part) => !rule[part]?.length || allowed.includes(part as Parts));

function datesOf(rule: Rule, start: string): (Pick<SimpleRule, 'pattern'> & Partial<SimpleRule>) | undefined {
  switch (rule.frequency) {
    case 'daily':
      return only(rule) ? { pattern: 'day' } : undefined;
    case 'weekly':
      return weekly(rule);
    case 'monthly':
      return monthly(rule, start);
    case 'yearly':
      return isSameDay(rule, start) ? { pattern: 'year' } : undefined;
    default:
      return undefined;
  }
}

function weekly(rule: Rule) {
  if (!only(rule, 'byDay')) return undefined;
  const days = rule.byDay?.map(({ day }) => day);
  return { pattern: 'week' as const, ...(days?.length ? { days } : {}) };
}

function monthly(rule: Rule, start: string) {
  const [weekday, ...more] = rule.byDay ?? [];
  if (!weekday) return isSameDay(rule, start) ? { pattern: 'month-date' as const } : undefined;
  const { day, nthOfPeriod: nth } = weekday;
  if (!only(rule, 'byDay') || more.length > 0 || nth === undefined) return undefined;
  if (day !== weekdayOf(start) || !nthsOf(start).includes(nth)) return undefined;
  return { pattern: 'month-weekday' as const, days: [day], nth };
}

/** It says the day of its start once more, or nothing. */
function isSameDay(rule: Rule, start: string): boolean {
  const isYearly = rule.frequency === 'yearly';
  const { byMonth = [], byMonthDay = [] } = rule;
  if (!only(rule, 'byMonthDay', ...(isYearly ? (['byMonth'] as const) : []))) return false;
  // A month alone keeps the day of the start; a day alone comes in every month of the year.
  if (isYearly && byMonthDay.length > 0 && byMonth.length === 0) return false;
  return (
    byMonth.every((month) => Number(month) === monthOf(start)) &&
    byMonthDay.every((day) => day === dayOfMonth(start))
  );
}

function readEnd(rule: Rule, start: string): End {
  if (rule.count !== undefined) return { kind: 'count', count: rule.count };
  if (rule.until === undefined) return { kind: 'never' };
  const day = startOfDate(rule.until.slice(0, 10));
  // Included is only what begins by then.
  const isDayIncluded = rule.until.slice(11) >= start.slice(11, 19);
  return { kind: 'until', date: dateOf(isDayIncluded ? day : day - DAY) };
}
