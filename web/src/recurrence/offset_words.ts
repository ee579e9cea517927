// Z5 in sentences: who reads another clock than usual, and when.
import type { Schemas } from '../api/client';
import { t } from '../text/language.svelte';
import { cityOf } from '../time/cities';
import { clockTime, shortDay } from '../time/format';
import { MINUTE, parseLocal } from '../time/local_date_time';
import type { OffsetRun } from './offsets';

type ZoneOffsets = Schemas['ZoneOffsets'];

/** `Paris (2 people): usually 11:00 when it is 10:00 in Rabat.` */
export const usualWords = ({ timeZone, people, usualMinutes }: ZoneOffsets, place: string, start: string) =>
  t('recurrence.offsets.usual', {
    city: cityOf(timeZone),
    people,
    time: clockTime(parseLocal(start) + usualMinutes * MINUTE),
    place: cityOf(place),
    placeTime: clockTime(parseLocal(start))
  });

/** `From Tue 22 Sept to Tue 20 Oct it is 10:00 in Rabat and 12:00 in Paris instead of 11:00.` */
export function runWords({ dates }: OffsetRun, { timeZone }: ZoneOffsets, place: string): string {
  const first = dates[0];
  return t('recurrence.offsets.run', {
    count: dates.length,
    first: shortDay(first.start),
    last: shortDay(dates[dates.length - 1].start),
    placeTime: clockTime(first.start),
    place: cityOf(place),
    time: clockTime(first.there),
    city: cityOf(timeZone),
    usual: clockTime(first.usual)
  });
}
