// What the directory's pages say about people and organisations.
import type { Schemas } from '../api/client';
import { reader, said } from '../text/language.svelte';
import type { LocalizedText } from '../text/localized';
import { dateOf } from '../time/local_date_time';
import { ownTime } from '../time/own_time.svelte';

export type Person = Schemas['Person'];
export type Organization = Schemas['Organization'];
type Function = Schemas['Function'];

/** In force on a day, both of its ends included. */
export const inForce = (span: { firstDay?: string; lastDay?: string }, day: string) =>
  (!span.firstDay || span.firstDay <= day) && (!span.lastDay || span.lastDay >= day);

/** The function that is told beside a name: one of today, else the last one written. */
export function presentFunction(functions: Function[] | undefined, day: string): Function | undefined {
  return functions?.find((one) => inForce(one, day)) ?? functions?.at(-1);
}

const shown = new Map<string, Intl.DisplayNames>();
function displayName(type: 'language' | 'region', code: string): string {
  const key = `${reader.locale} ${type}`;
  let names = shown.get(key);
  if (!names) shown.set(key, (names = new Intl.DisplayNames(reader.locale, { type, fallback: 'code' })));
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
export const languageName = (tag: string) => displayName('language', tag);
export const countryName = (code: string) => displayName('region', code);

/** `العربية، الفرنسية`, as the language of the reader lists things. */
export const listed = (texts: string[]) => new Intl.ListFormat(reader.locale, { type: 'unit' }).format(texts);

/** A text in every language that it has: one is found by a name that one does not read. */
export const everyLanguage = (texts: LocalizedText | undefined) => Object.values(texts ?? {}).join(' ');

/** Sorted as the reader's language sorts. */
export function byName<T extends { name: LocalizedText }>(items: T[]): T[] {
  const collator = new Intl.Collator(reader.locale, { numeric: true });
  return [...items].sort((a, b) => collator.compare(said(a.name), said(b.name)));
}

/** Today in the reader's own calendar, as the API writes days. */
export const today = (now = Date.now()): string => dateOf(ownTime.wall(new Date(now).toISOString()));
