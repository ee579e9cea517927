// An event as its form holds it, and what is sent of it.
import type { Schemas } from '../api/client';
import { patchBetween } from '../edit/three_way';
import type { LocalizedText } from '../text/localized';

export interface EventDraft {
  slug: string | undefined;
  title: LocalizedText | undefined;
  description: LocalizedText | undefined;
  type: Schemas['EventType'];
  timeZone: string | undefined;
  firstDay: string | undefined;
  lastDay: string | undefined;
  siteIds: string[];
  organizers: Schemas['EventOrganizer'][];
  languages: string[];
  locale: string | undefined;
  visibility: Schemas['Event']['visibility'];
  seriesId: string | undefined;
  edition: Schemas['Edition'] | undefined;
  theme: LocalizedText | undefined;
  objectives: LocalizedText | undefined;
  expectedResults: LocalizedText | undefined;
}

export const newDraft = (): EventDraft => ({
  slug: undefined,
  title: undefined,
  description: undefined,
  type: 'meeting',
  timeZone: undefined,
  firstDay: undefined,
  lastDay: undefined,
  siteIds: [],
  organizers: [],
  languages: ['ar', 'fr', 'en'],
  locale: undefined,
  visibility: 'public',
  seriesId: undefined,
  edition: undefined,
  theme: undefined,
  objectives: undefined,
  expectedResults: undefined
});

const members = Object.keys(newDraft()) as (keyof EventDraft)[];

export function draftOf(event: Schemas['Event']): EventDraft {
  const source: Partial<EventDraft> = { ...event };
  const pairs = members.map((name) => [name, source[name]]);
  return { ...Object.fromEntries(pairs), organizers: event.organizers ?? [] } as EventDraft;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Without what was left empty: the server takes an absent member for its default. */
export function bodyOf(draft: EventDraft): Schemas['EventInput'] {
  const filled = Object.entries(draft).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(filled) as unknown as Schemas['EventInput'];
}

/** What was emptied is taken away; lists are sent whole. */
export function patchOf(before: EventDraft, after: EventDraft): Schemas['EventPatch'] {
  return patchBetween(tidy(before), tidy(after)) as Schemas['EventPatch'];
}

export function tidy(draft: EventDraft): Record<string, unknown> {
  const kept = Object.entries(draft).filter(([, value]) => Array.isArray(value) || !isEmpty(value));
  return Object.fromEntries(kept);
}

/** A short address from the title: its Latin words, at most five, and the year. */
export function slugFrom(title: LocalizedText | undefined, firstDay: string | undefined): string {
  const text = title?.en ?? title?.fr ?? '';
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 || /\d/.test(word))
    .slice(0, 5);
  const year = firstDay?.slice(0, 4);
  if (year && words.length > 0 && !words.includes(year)) words.push(year);
  return words.join('-').slice(0, 80);
}
