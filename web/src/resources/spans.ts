// A stretch of time in words: `Thu 26 Nov 10:30–13:30`, with the end's day where it is another.
import { deviceZone } from '../time/device_zone';
import { clockRange, clockTime, shortDay } from '../time/format';
import { DAY, parseDuration, parseLocal } from '../time/local_date_time';
import { wallAt, type ZoneTable } from '../time/zone_table';

export interface Timed {
  start: string;
  duration: string;
  timeZone: string;
  utcStart: string;
  utcEnd: string;
}

export const myZone = deviceZone();

export interface SpanWords {
  day: string;
  time: string;
}

/** The range reads from the start in the direction of the page; whoever shows it isolates it. */
export function spanWords(start: number, end: number): SpanWords {
  const lastDay = Math.floor((end - 1) / DAY);
  if (lastDay <= Math.floor(start / DAY)) return { day: shortDay(start), time: clockRange(start, end) };
  return { day: shortDay(start), time: `${clockTime(start)} – ${shortDay(end)} ${clockTime(end)}` };
}

/** On the clock of the place. */
export const placeSpan = (timed: Timed) => {
  const start = parseLocal(timed.start);
  return spanWords(start, start + parseDuration(timed.duration));
};

/** Another instant on the same clock, with the offset of the start: near enough for what is told in passing. */
export function placeMoment(timed: Timed, instant: string): string {
  const wall = Date.parse(instant) + parseLocal(timed.start) - Date.parse(timed.utcStart);
  return `${shortDay(wall)} ${clockTime(wall)}`;
}

export const spanIn = (zone: ZoneTable, utcStart: string, utcEnd: string) =>
  spanWords(wallAt(zone, Date.parse(utcStart)), wallAt(zone, Date.parse(utcEnd)));
