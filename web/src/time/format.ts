// Dates and times in the reader's language. Only wall times come in, so the browser needs no zone but UTC.
import { reader } from '../text/language.svelte';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = reader.locale + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: 'UTC' });
    formats.set(key, found);
  }
  return found;
}

export const clockTime = (wall: number) =>
  format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(wall);
export const clockRange = (from: number, to: number) => `${clockTime(from)}–${clockTime(to)}`;
export const longDay = (wall: number) =>
  format({ weekday: 'long', day: 'numeric', month: 'long' }).format(wall);
export const shortDay = (wall: number) =>
  format({ weekday: 'short', day: 'numeric', month: 'short' }).format(wall);
export const weekday = (wall: number) => format({ weekday: 'short' }).format(wall);
export const dayOfMonth = (wall: number) => format({ day: 'numeric' }).format(wall);
export const dayAndTime = (wall: number) =>
  format({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  }).format(wall);
export const fullDay = (wall: number) =>
  format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(wall);

/** `28–29 January 2024`, in the order of the language. */
export function dateSpan(first: number, last: number): string {
  const options = format({ day: 'numeric', month: 'long', year: 'numeric' });
  return first === last ? options.format(first) : options.formatRange(first, last);
}

/** `GMT+5:30`: a sign, hours, minutes where there are any. Never letters, which differ by language. */
export function offsetLabel(seconds: number): string {
  const magnitude = Math.abs(seconds);
  const hours = Math.floor(magnitude / 3600);
  const minutes = Math.floor((magnitude % 3600) / 60);
  const sign = seconds < 0 ? '−' : '+';
  return `GMT${sign}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}

/** Days away from the venue's day, as a mark: `+1`, `−1`, or nothing. */
export function dayMark(days: number): string {
  if (days === 0) return '';
  return days > 0 ? `+${days}` : `−${-days}`;
}
