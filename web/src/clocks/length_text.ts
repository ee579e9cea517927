// How long something lasts, in words.
import { reader } from '../text/language.svelte';

/** A length in the reader's words: `2 h 30`. */
export function lengthText(minutes: number): string {
  const format = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(reader.locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && format(hours, 'hour'), (rest || !hours) && format(rest, 'minute')]
    .filter(Boolean)
    .join(' ');
}
