// What a form holds of an entry, and what of it is sent: members that were emptied are members that are not there.
import type { Schemas } from '../api/client';

type Members = Record<string, unknown>;

const own = ['id', 'version', 'updated', 'duplicates'];

/** The part of an entry that people write. */
export function written<T extends object>(entry: T): Omit<T, 'id' | 'version' | 'updated' | 'duplicates'> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !own.includes(name))) as never;
}

/** Without what says nothing: blank texts, empty lists, empty objects. Items of lists keep their places. */
export function tidy<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => tidyMember(item) ?? {}) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Members).map(([name, member]) => [name, tidyMember(member)]);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined)) as T;
}

function tidyMember(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const tidied = tidy(value) as object;
  return Object.keys(tidied).length > 0 ? tidied : undefined;
}

/** Levels are of languages that are spoken; the API would keep the others too. */
export function levelsOf(
  languages: string[],
  levels: Record<string, Schemas['LanguageLevel']> | undefined
): Record<string, Schemas['LanguageLevel']> {
  return Object.fromEntries(Object.entries(levels ?? {}).filter(([tag]) => languages.includes(tag)));
}
