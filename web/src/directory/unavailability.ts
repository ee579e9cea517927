// An absence as the API holds it, as a form holds it, and in words: whole days, or from an hour for so long.
import type { Schemas } from '../api/client';
import { t } from '../text/language.svelte';
import { cityOf } from '../time/cities';
import { clockTime, longDay } from '../time/format';
import { formatDuration, formatLocal, parseDuration, parseLocal } from '../time/local_date_time';
import { spanText } from './spans';

export type Unavailability = Schemas['Unavailability'];
export type UnavailabilityInput = Partial<
  Pick<
    Unavailability,
    'firstDay' | 'lastDay' | 'start' | 'duration' | 'timeZone' | 'certainty' | 'source' | 'asOf' | 'reason'
  >
>;

export interface Draft {
  days: boolean;
  firstDay?: string;
  lastDay?: string;
  /** Wall times as the browser's field writes them. */
  from?: string;
  to?: string;
  timeZone?: string;
  certainty: Unavailability['certainty'];
  source: Unavailability['source'];
  asOf?: string;
  reason?: string;
}

export const latestFirst = (list: Unavailability[]) =>
  [...list].sort((a, b) => b.utcStart.localeCompare(a.utcStart));

export function draftOf(one: Unavailability | undefined, homeZone: string | undefined): Draft {
  if (!one) return { days: true, timeZone: homeZone, certainty: 'confirmed', source: 'declared' };
  const { firstDay, lastDay, start, duration, timeZone, certainty, source, asOf, reason } = one;
  const shared = { timeZone, certainty, source, asOf, reason };
  if (!start || !duration) return { days: true, firstDay, lastDay, ...shared };
  const end = formatLocal(parseLocal(start) + parseDuration(duration));
  return { days: false, from: start.slice(0, 16), to: end.slice(0, 16), ...shared };
}

/** What is sent. An end before its start is left for the server to refuse at the field. */
export function inputOfDraft(draft: Draft, now: string): UnavailabilityInput {
  const { firstDay, lastDay, from, to, timeZone, certainty, source, asOf, reason } = draft;
  const shared = {
    timeZone: timeZone || undefined,
    certainty,
    source,
    reason: reason?.trim() || undefined,
    asOf: source === 'calendar' ? (asOf ?? now) : undefined
  };
  if (draft.days) return { firstDay, lastDay: lastDay || firstDay, ...shared };
  const length = from && to ? parseLocal(to) - parseLocal(from) : 0;
  return {
    start: from,
    duration: length > 0 ? formatDuration(length) : 'PT0M',
    ...shared
  };
}

/** What two versions are compared by. When it is counts as one: half of one version and half of another is nobody's. */
export function contentOf(input: UnavailabilityInput): Content {
  const { firstDay, lastDay, start, duration, ...rest } = input;
  return { ...rest, when: ['firstDay' in input ? { firstDay, lastDay } : { start, duration }] };
}

export type When = Pick<UnavailabilityInput, 'firstDay' | 'lastDay' | 'start' | 'duration'>;
interface Content extends Omit<UnavailabilityInput, keyof When> {
  /** One, in a list: a list is taken whole from one version or the other. */
  when: When[];
}

/** Days become times and the other way round when the members of the one are taken away. */
export function patchOfContent(patch: Partial<Content>): Schemas['UnavailabilityPatch'] {
  const { when, ...rest } = patch;
  const gone = { firstDay: null, lastDay: null, start: null, duration: null };
  return (when ? { ...rest, ...gone, ...when[0] } : rest) as Schemas['UnavailabilityPatch'];
}

export const inputOf = (one: Unavailability): UnavailabilityInput => {
  const { firstDay, lastDay, start, duration, timeZone, certainty, source, asOf, reason } = one;
  const shared = { timeZone, certainty, source, asOf, reason };
  return firstDay ? { firstDay, lastDay, ...shared } : { start, duration, ...shared };
};

export function whenText(one: When & Pick<Unavailability, 'timeZone'>): string {
  if (!one.start || !one.duration) return spanText(one);
  const from = parseLocal(one.start);
  const to = from + parseDuration(one.duration);
  const sameDay = longDay(from) === longDay(to);
  return t('directory.awayTimes', {
    from: `${longDay(from)} ${clockTime(from)}`,
    to: sameDay ? clockTime(to) : `${longDay(to)} ${clockTime(to)}`,
    city: cityOf(one.timeZone)
  });
}
