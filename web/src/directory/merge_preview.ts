// What comes of merging two entries, told before it is done: the survivor's own stays, what it lacks comes from the other,
// lists are put together, and what both say differently is lost with the one who goes (server/directory/merge.cpp).
import { same } from '../edit/three_way';
import { tidy, written } from './draft';

export type Fate = 'kept' | 'added' | 'lost';
export interface MergedField {
  path: string[];
  fate: Fate;
  survivor?: unknown;
  other?: unknown;
}
type Members = Record<string, unknown>;

/** Joined by their inner members: each language, each need, each level by itself. */
const joined = new Set(['name', 'honorific', 'shortName', 'seat', 'needs', 'languageLevels']);

export function mergePreview(survivor: object, other: object): MergedField[] {
  const mine = tidy(written(survivor)) as Members;
  const theirs = tidy(written(other)) as Members;
  // An archived one may go; that says nothing about the one who stays. A parent stays with its own entry.
  const members = Object.keys({ ...mine, ...theirs }).filter(
    (name) => !['archived', 'parentId'].includes(name)
  );
  return members.sort(byImportance).flatMap((name) => fieldsOf(name, mine[name], theirs[name]));
}

function fieldsOf(name: string, survivor: unknown, other: unknown): MergedField[] {
  if (joined.has(name)) {
    const [mine, theirs] = [(survivor ?? {}) as Members, (other ?? {}) as Members];
    return Object.keys({ ...mine, ...theirs }).map((inner) =>
      field([name, inner], mine[inner], theirs[inner])
    );
  }
  if (Array.isArray(survivor) || Array.isArray(other)) {
    const further = ((other ?? []) as unknown[]).filter(
      (item) => !((survivor ?? []) as unknown[]).some((own) => same(own, item))
    );
    const own = survivor ? [{ path: [name], fate: 'kept' as const, survivor }] : [];
    return further.length > 0 ? [...own, { path: [name], fate: 'added', other: further }] : own;
  }
  // `other` as a kind says nothing: it gives way to a real one.
  return [field([name], name === 'kind' && survivor === 'other' ? undefined : survivor, other)];
}

function field(path: string[], survivor: unknown, other: unknown): MergedField {
  if (survivor === undefined) return { path, fate: 'added', other };
  if (other === undefined || same(survivor, other)) return { path, fate: 'kept', survivor };
  return { path, fate: 'lost', survivor, other };
}

const order = ['name', 'honorific', 'shortName', 'organizationId', 'kind', 'country', 'seat', 'functions'];
function byImportance(a: string, b: string): number {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return rank(a) - rank(b) || a.localeCompare(b);
}
