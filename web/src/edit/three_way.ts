// Two people changed one thing: which fields only one of them touched, and which both did, differently.
// A three-way merge by member, on the documents of the API: objects are merged member by member, anything else is one value.

export type Json = unknown;
type Members = Record<string, Json>;

export interface Difference {
  /** Names of members from the outermost in. */
  path: string[];
  mine: Json;
  theirs: Json;
}

/** Where mine and theirs both left what was there before, and not for the same. */
export function differences(before: Json, mine: Json, theirs: Json, path: string[] = []): Difference[] {
  if (same(before, mine) || same(before, theirs) || same(mine, theirs)) return [];
  if (isMembers(mine) && isMembers(theirs)) {
    const was = isMembers(before) ? before : {};
    const names = new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(was)]);
    return [...names]
      .sort()
      .flatMap((name) => differences(was[name], mine[name], theirs[name], [...path, name]));
  }
  return [{ path, mine, theirs }];
}

/** The merge patch (RFC 7396) that leads from theirs to what is wanted: mine, where theirs was not chosen. */
export function patchOnto(
  before: Json,
  mine: Json,
  theirs: Json,
  takeTheirs: (path: string[]) => boolean,
  path: string[] = []
): Json {
  if (same(before, mine) || same(mine, theirs)) return undefined;
  const merges = isMembers(mine) && isMembers(theirs);
  if (!merges) {
    if (!same(before, theirs) && takeTheirs(path)) return undefined;
    return mine === undefined ? null : mine;
  }
  const was = isMembers(before) ? before : {};
  const patch: Members = {};
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const inner = patchOnto(was[name], mine[name], theirs[name], takeTheirs, [...path, name]);
    if (inner !== undefined) patch[name] = inner;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

/** What has to be sent to turn one document into another. */
export const patchBetween = (before: Json, after: Json) =>
  (patchOnto(before, after, before, () => false) ?? {}) as Members;

export function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, index) => same(value, b[index]));
  if (!isMembers(a) || !isMembers(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name]));
}

const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
