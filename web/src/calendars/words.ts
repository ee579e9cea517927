// Rules, months, weekdays and hours of a working calendar in the reader's words.
import { sideBySide } from '../text/isolate';
import { reader, t } from '../text/language.svelte';
import { HOUR, MINUTE, startOfDate } from '../time/local_date_time';
import { clockRange, fullDay } from '../time/format';
import type { DayRule, Season, SpecialDay, Week, Weekday } from './requests';
import { weekdays } from './rows';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = reader.locale + JSON.stringify(options);
  let found = formats.get(key);
  if (!found)
    formats.set(key, (found = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: 'UTC' })));
  return found;
}

/** Of a leap year, so that 29 February has a name too. */
const inSomeYear = (monthDay: string) => startOfDate(`2024-${monthDay}`);
/** The first day of 1445 by Umm al-Qura, and a middle of its months that no correction leaves. */
const HIJRI_YEAR = startOfDate('2023-07-19');
const MIDDLE = 15;
const LUNATION = 29.53;

export const monthName = (month: number) => format({ month: 'long' }).format(Date.UTC(2024, month - 1, 1));
export const hijriMonthName = (month: number) =>
  format({ month: 'long', calendar: 'islamic-umalqura' }).format(
    HIJRI_YEAR + Math.round((month - 1) * LUNATION + MIDDLE) * 24 * HOUR
  );
/** 2024-01-01 was a Monday. */
export const weekdayName = (day: Weekday) =>
  format({ weekday: 'long' }).format(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)));
export const monthDayText = (monthDay: string) =>
  format({ day: 'numeric', month: 'long' }).format(inSomeYear(monthDay));

const numbers = (monthDay: string) => monthDay.split('-').map(Number) as [month: number, day: number];

/** `16 Rajab`, of `07-16`: in this order in all our languages. Without marks that isolate, or the month would give the whole no
 *  direction. */
export function hijriDayText(monthDay: string): string {
  const [month, day] = numbers(monthDay);
  return `${day} ${hijriMonthName(month)}`;
}

/** `1445-07-16` as the server tells it, corrected already. */
export const hijriDateText = (date: string) => `${hijriDayText(date.slice(-5))} ${Number(date.slice(0, -6))}`;

const ordinals: Record<number, string> = {
  [-1]: 'last',
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth'
};
export const ordinalText = (nth: number) => t(`administration.calendars.ordinal.${ordinals[nth]}`);

/** How a day is found each year. */
export function ruleText(rule: DayRule): string {
  if (rule.monthDay) return t('administration.calendars.rule.monthDay', { day: monthDayText(rule.monthDay) });
  if (rule.hijriMonthDay)
    return t('administration.calendars.rule.hijriMonthDay', { day: hijriDayText(rule.hijriMonthDay) });
  if (rule.easterOffset !== undefined) return easterText(rule.easterOffset);
  if (rule.weekdayOfMonth) {
    const { month, weekday, nth } = rule.weekdayOfMonth;
    return t('administration.calendars.rule.weekdayOfMonth', {
      nth: ordinals[nth],
      weekday: weekdayName(weekday),
      month: monthName(month)
    });
  }
  return t('administration.calendars.rule.date', { day: fullDay(startOfDate(rule.date ?? '')) });
}

function easterText(offset: number): string {
  if (offset === 0) return t('administration.calendars.rule.easterSunday');
  return offset < 0
    ? t('administration.calendars.rule.beforeEaster', { count: -offset })
    : t('administration.calendars.rule.easter', { count: offset });
}

/** The rule, how long it lasts, and the years in which it holds. */
export function whenText({ rule, days = 1, since, until }: SpecialDay): string {
  const parts = [ruleText(rule)];
  if (days > 1) parts.push(t('administration.calendars.length', { count: days }));
  if (since !== undefined && since === until)
    parts.push(t('administration.calendars.onlyIn', { year: String(since) }));
  else {
    if (since !== undefined) parts.push(t('administration.calendars.since', { year: String(since) }));
    if (until !== undefined) parts.push(t('administration.calendars.until', { year: String(until) }));
  }
  return sideBySide(...parts);
}

export const seasonText = ({ hijriMonth, first, last }: Season) =>
  hijriMonth
    ? t('administration.calendars.season.hijri', { month: hijriMonthName(hijriMonth) })
    : t('administration.calendars.season.yearly', {
        first: monthDayText(first ?? ''),
        last: monthDayText(last ?? '')
      });

const ofDay = (time: string) => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE;
export const spanText = ({ from, to }: { from: string; to: string }) => clockRange(ofDay(from), ofDay(to));

/** Days that follow each other with the same hours stand in one line. */
export function weekLines(week: Week): { days: string; hours: string }[] {
  const lines: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const day of weekdays) {
    const hours = sideBySide(...(week[day] ?? []).map(spanText));
    const before = lines.at(-1);
    if (before && before.hours === hours) before.last = day;
    else lines.push({ first: day, last: day, hours });
  }
  return lines
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => ({
      days:
        first === last
          ? weekdayName(first)
          : t('administration.calendars.weekdays', { first: weekdayName(first), last: weekdayName(last) }),
      hours
    }));
}

const corrections: Record<number, string> = {
  [-2]: 'earlier2',
  [-1]: 'earlier1',
  0: 'same',
  1: 'later1',
  2: 'later2'
};
/** By how many days the Hijri months begin after those of the table. */
export const correctionText = (days: number) =>
  t(`administration.calendars.monthsBegin.${corrections[days]}`);
