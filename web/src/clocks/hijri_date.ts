// A date in the calendar of Umm al-Qura, with Latin digits. Only a wall time comes in, so the browser needs no zone but UTC.
import { t } from '../text/language.svelte';
import { DAY } from '../time/local_date_time';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `correction`: by how many days the months begin after those of the table. */
export function hijriDate(wall: number, locale: string, correction: number): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(`${locale}-u-ca-islamic-umalqura-nu-latn`, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC'
    });
    formats.set(locale, format);
  }
  return t('agenda.hijriDate', { date: format.format(wall - correction * DAY) });
}
