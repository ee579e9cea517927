// On which dates the clocks of those who take part differ otherwise from those of the place (Z5), made ready to be read.
import type { Schemas } from '../api/client';
import { MINUTE, parseLocal } from '../time/local_date_time';

type ZoneOffsets = Schemas['ZoneOffsets'];

/** What is known of a date, in a preview as of what stands. */
export interface Dated {
  recurrenceId: string;
  start?: string;
  utcStart?: string;
}

export interface OffsetDate {
  recurrenceId: string;
  /** Wall times of the place and of the zone, and their offsets in seconds; absent where the date has no place. */
  start: number;
  offset: number | undefined;
  there: number;
  offsetThere: number | undefined;
  /** What those there are used to. */
  usual: number;
}

/** Dates that follow each other with the same difference: what one sentence says. */
export interface OffsetRun {
  minutes: number;
  dates: OffsetDate[];
}

/** A date that `all` does not hold stands alone: whether the next one follows it is not known. */
export function runsOf(zone: ZoneOffsets, all: readonly Dated[]): OffsetRun[] {
  const position = new Map(all.map(({ recurrenceId }, index) => [recurrenceId, index]));
  const runs: OffsetRun[] = [];
  let before: number | undefined;
  for (const exception of zone.exceptions) {
    const at = position.get(exception.recurrenceId);
    const run = runs.at(-1);
    const date = dateOf(exception, zone.usualMinutes, at === undefined ? undefined : all[at]);
    const follows = at !== undefined && before !== undefined && at === before + 1;
    if (run && run.minutes === exception.minutes && follows) run.dates.push(date);
    else runs.push({ minutes: exception.minutes, dates: [date] });
    before = at;
  }
  return runs;
}

function dateOf(exception: ZoneOffsets['exceptions'][number], usual: number, dated?: Dated): OffsetDate {
  const { recurrenceId, minutes } = exception;
  const there = parseLocal(exception.localStart);
  const start = there - minutes * MINUTE;
  const utc = dated?.utcStart === undefined ? undefined : Date.parse(dated.utcStart);
  const offsetOf = (wall: number) => (utc === undefined ? undefined : (wall - utc) / 1000);
  return {
    recurrenceId,
    start,
    offset: offsetOf(start),
    there,
    offsetThere: offsetOf(there),
    usual: start + usual * MINUTE
  };
}
