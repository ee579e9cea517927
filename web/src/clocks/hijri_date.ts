// Dates in the calendar of Umm al-Qura, with Latin digits. Only wall times come in, so the browser needs no zone but UTC.
import { t } from '../text/language.svelte';
import { DAY } from '../time/local_date_time';

const formats = new Map<string, Intl.DateTimeFormat>();
const ofDay = { day: 'numeric', month: 'long' } as const;
const ofDate = { ...ofDay, year: 'numeric' } as const;

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + Object.keys(options);
  let found = formats.get(key);
  if (!found) {
    const tag = `${locale}-u-ca-islamic-umalqura-nu-latn`;
    found = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    formats.set(key, found);
  }
  return found;
}

/** `correction`: by how many days the months begin after those of the table. */
export const hijriDate = (wall: number, locale: string, correction: number) =>
  t('agenda.hijriDate', { date: format(locale, ofDate).format(wall - correction * DAY) });

/** Day and month alone: `16 Rajab`. */
export const hijriDay = (wall: number, locale: string, correction: number) =>
  format(locale, ofDay).format(wall - correction * DAY);

/** `16–17 Rajab 1445`, in the order of the language. */
export function hijriSpan(first: number, last: number, locale: string, correction: number): string {
  const [from, to] = [first, last].map((wall) => wall - correction * DAY);
  return t('agenda.hijriDate', { date: format(locale, ofDate).formatRange(from, to) });
}
