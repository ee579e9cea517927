// Values that are ids: two versions are compared by the names of what they refer to.
import type { Kind } from '../form/named';

export interface Reference {
  kind: Kind;
  id: string;
  /** What it is there as. */
  note?: string;
}

/** The references that a member holds; undefined where its value is written out. */
export type ReferencesOf = (path: string[], value: unknown) => Reference[] | undefined;

/** Members that hold an id, or a list of ids, by the kind of what they refer to. */
export const referring =
  (kinds: Record<string, Kind>): ReferencesOf =>
  (path, value) => {
    const kind = path.length === 1 ? kinds[path[0]] : undefined;
    if (!kind || !value) return undefined;
    return [value].flat().map((id) => ({ kind, id: id as string }));
  };
