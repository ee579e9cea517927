// Which rows a table shows: narrowed, sorted, and of many only those in sight.
import { reader } from '../text/language.svelte';

export interface Column<T> {
  key: string;
  title: string;
  /** What is searched, sorted by, and shown where the column has no cell of its own. */
  text: (row: T) => string;
  /** Searched besides: the same in other languages. */
  also?: (row: T) => string;
  /** Sorted by this instead, where text would sort wrongly. */
  order?: (row: T) => number | string;
  /** Left out on a phone. */
  wide?: boolean;
  figures?: boolean;
  /** Its width in rem; without one it shares what is left. */
  size?: number;
}
export interface Sorting {
  key: string;
  descending: boolean;
}

/** As people search: without case, accents, vowel signs, and with one form of alif, ya and ta marbuta. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLocaleLowerCase();
}

export function narrowed<T>(rows: T[], columns: Column<T>[], words: string): T[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(columns.map((column) => `${column.text(row)} ${column.also?.(row) ?? ''}`).join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

export function sorted<T>(rows: T[], columns: Column<T>[], sorting: Sorting | undefined): T[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!sorting || !column) return rows;
  const collator = new Intl.Collator(reader.locale, { numeric: true });
  const value = column.order ?? column.text;
  const keyed = rows.map((row) => ({ row, value: value(row) }));
  keyed.sort((a, b) =>
    typeof a.value === 'number' && typeof b.value === 'number'
      ? a.value - b.value
      : collator.compare(String(a.value), String(b.value))
  );
  if (sorting.descending) keyed.reverse();
  return keyed.map(({ row }) => row);
}

const BEYOND = 10;

/** The part of so many rows of one height that is in sight, and a little beyond. */
export function inSight(count: number, height: number, top: number, visible: number) {
  const first = Math.min(Math.max(0, Math.floor(top / height) - BEYOND), count);
  const last = Math.max(first, Math.min(count, Math.ceil((top + visible) / height) + BEYOND));
  return { first, last };
}
