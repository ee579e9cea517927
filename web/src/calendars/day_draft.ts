// A special day as the fields of its form hold it.
import type { LocalizedText } from '../text/localized';
import type { DayRule, SpecialDay, Weekday } from './requests';

export const rules = ['monthDay', 'hijriMonthDay', 'weekdayOfMonth', 'easterOffset', 'date'] as const;
export const kinds = ['public', 'religious', 'blackout', 'working'] as const;
export const certainties = ['fixed', 'lunar', 'announced'] as const;
export type RuleName = (typeof rules)[number];

/** Numbers as they are written; what is not of the chosen rule is kept until the form is left. */
export interface DayDraft {
  name: LocalizedText | undefined;
  kind: string | undefined;
  rule: RuleName;
  month: string | undefined;
  day: string | undefined;
  weekday: string | undefined;
  nth: string | undefined;
  offset: string | undefined;
  date: string | undefined;
  days: string | undefined;
  since: string | undefined;
  until: string | undefined;
  certainty: string | undefined;
  source: string | undefined;
  verified: boolean | undefined;
}

const text = (value: number | undefined) => (value === undefined ? undefined : String(value));

/** A new one is told by an authority for one date: what somebody enters by hand most often. */
export function draftOf(day: SpecialDay | undefined): DayDraft {
  const rule = day?.rule ?? { date: undefined };
  const monthDay = rule.monthDay ?? rule.hijriMonthDay;
  return {
    name: day?.name,
    kind: day?.kind ?? 'public',
    rule: rules.find((name) => rule[name] !== undefined) ?? 'date',
    month: text(rule.weekdayOfMonth?.month ?? Number(monthDay?.slice(0, 2) ?? 1)),
    day: text(Number(monthDay?.slice(3) ?? 1)),
    weekday: rule.weekdayOfMonth?.weekday ?? 'monday',
    nth: text(rule.weekdayOfMonth?.nth ?? 1),
    offset: text(rule.easterOffset ?? 1),
    date: rule.date,
    days: text(day?.days ?? 1),
    since: text(day?.since),
    until: text(day?.until),
    certainty: day ? (day.certainty ?? 'fixed') : 'announced',
    source: day?.source,
    verified: day?.verified
  };
}

/** What is no number goes as it was written: the server says what is wrong with it. */
const number = (written: string | undefined) => {
  if (!written?.trim()) return undefined;
  const value = Number(written);
  return Number.isNaN(value) ? (written as unknown as number) : value;
};
const twoDigits = (written: string | undefined) => (written ?? '').trim().padStart(2, '0');

function ruleOf(draft: DayDraft): DayRule {
  const monthDay = `${twoDigits(draft.month)}-${twoDigits(draft.day)}`;
  switch (draft.rule) {
    case 'monthDay':
      return { monthDay };
    case 'hijriMonthDay':
      return { hijriMonthDay: monthDay };
    case 'easterOffset':
      return { easterOffset: number(draft.offset) };
    case 'weekdayOfMonth':
      return {
        weekdayOfMonth: {
          month: Number(draft.month),
          weekday: draft.weekday as Weekday,
          nth: Number(draft.nth) as 1
        }
      };
    default:
      return { date: draft.date ?? '' };
  }
}

/** A row that says nothing of its length lasts one day. Its origin is the server's business. */
export function dayOf(draft: DayDraft, before: SpecialDay | undefined): SpecialDay {
  const days = number(draft.days);
  const row: SpecialDay = {
    name: draft.name ?? {},
    kind: draft.kind as SpecialDay['kind'],
    rule: ruleOf(draft),
    days: days === 1 ? undefined : days,
    since: number(draft.since),
    until: number(draft.until),
    certainty: draft.certainty as SpecialDay['certainty'],
    source: draft.source?.trim() || undefined,
    verified: draft.verified ?? false,
    origin: before?.origin
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as SpecialDay;
}
