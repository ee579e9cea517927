// A session as its page edits it: the members of the API that can be changed, compared with what was read.
import type { Schemas } from '../api/client';
import { patchBetween } from '../edit/three_way';

export const editable = [
  'type',
  'title',
  'description',
  'status',
  'heldUntil',
  'start',
  'duration',
  'timeZone',
  'endTimeZone',
  'allDay',
  'anchor',
  'roomId',
  'parentId',
  'exclusive',
  'participants',
  'languages',
  'follows',
  'needs',
  'virtualLocations'
] as const satisfies (keyof Schemas['Session'])[];

export type SessionDraft = Pick<Schemas['Session'], (typeof editable)[number]>;

export function draftOf(session: Schemas['Session']): SessionDraft {
  return structuredClone(Object.fromEntries(editable.map((name) => [name, session[name]]))) as SessionDraft;
}

/** Without what says nothing: an emptied text, a list of nothing, a need of nothing. */
export function tidy(draft: SessionDraft): Record<string, unknown> {
  return prune(draft, ['participants', 'virtualLocations']) as Record<string, unknown>;
}

function prune(value: unknown, kept: string[] = []): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const pruned = Object.entries(value).flatMap(([name, inner]) => {
    const next = prune(inner);
    const empty =
      next === undefined ||
      next === '' ||
      (Array.isArray(next) && next.length === 0) ||
      (typeof next === 'object' && next !== null && Object.keys(next).length === 0);
    return empty && !kept.includes(name) ? [] : [[name, next]];
  });
  return Object.fromEntries(pruned);
}

export const patchOf = (before: SessionDraft, after: SessionDraft) =>
  patchBetween(tidy(before), tidy(after)) as Schemas['SessionPatch'];
