// The rows of a working calendar: weekend, hours, seasons, prayers and days, as a document that is edited.
import type { LocalizedText } from '../text/localized';
import type { Calendar, DayRule, SpecialDay } from './requests';

export type Content = Pick<
  Calendar,
  'name' | 'timeZones' | 'weekend' | 'hours' | 'seasons' | 'prayers' | 'days'
>;
export type RowList = 'seasons' | 'prayers' | 'days';

/** What a dialog of one row is given. */
export interface RowDialogProps {
  calendar: Calendar;
  /** Of the row; without one it is new. */
  row: string | undefined;
  saved: (calendar: Calendar) => void;
  close: () => void;
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday'
] as const;

/** What of a calendar is edited. */
export function contentOf({ name, timeZones, weekend, hours, seasons, prayers, days }: Calendar): Content {
  return { name, timeZones, weekend, hours, seasons, prayers, days };
}

/** With another row of that key; without one where there is none to put. */
export function withRow<L extends RowList>(
  content: Content,
  list: L,
  key: string,
  row: NonNullable<Content[L]>[string] | undefined
): Content {
  const rows: Record<string, unknown> = { ...content[list] };
  if (row) rows[key] = row;
  else delete rows[key];
  return { ...content, [list]: rows };
}

const MOST = 50;

/** A key for a new row, of its name where Latin letters can write it. What was removed keeps its key. */
export function freshKey(name: LocalizedText | undefined, taken: readonly string[]): string {
  const texts = ['en', 'fr', ...Object.keys(name ?? {})].map((tag) => name?.[tag] ?? '');
  const word = texts.map(latin).find((text) => text !== '') ?? 'row';
  for (let count = 1; ; count++) {
    const key = count === 1 ? word : `${word}-${count}`;
    if (!taken.includes(key)) return key;
  }
}

const latin = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');

/** How many rows nobody has compared with their source. */
export function unverified({ weekend, hours, seasons, prayers, days }: Content): number {
  const rows = [weekend, hours, ...[seasons, prayers, days].flatMap((list) => Object.values(list ?? {}))];
  return rows.filter((row) => row && !row.verified).length;
}

/** Rows of days on which nobody works. */
export const daysOff = ({ days }: Content): number =>
  Object.values(days ?? {}).filter(({ kind }) => kind !== 'working').length;

/** Those of every year by the sun, then by Easter, then by the moon, then single dates. */
const ranks: (keyof DayRule)[] = ['monthDay', 'weekdayOfMonth', 'easterOffset', 'hijriMonthDay', 'date'];

function place({ rule }: SpecialDay): [number, number | string] {
  const rank = ranks.findIndex((name) => rule[name] !== undefined);
  const { weekdayOfMonth: of } = rule;
  return [rank, of ? of.month * 10 + of.nth : (rule[ranks[rank]] as number | string)];
}

export function inOrder(days: Content['days']): [string, SpecialDay][] {
  const placed = Object.entries(days ?? {}).map((entry) => ({ entry, at: place(entry[1]) }));
  placed.sort((a, b) => a.at[0] - b.at[0] || (a.at[1] < b.at[1] ? -1 : a.at[1] > b.at[1] ? 1 : 0));
  return placed.map(({ entry }) => entry);
}
