// Clashes of the same sessions at the same time, told together: a plenary moved onto another takes its room and its people.
import type { Schemas } from '../api/client';

type Conflict = Schemas['Conflict'];

export function clashGroups(conflicts: readonly Conflict[]): Conflict[][] {
  const groups = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const sides = (conflict.sides ?? []).map((side) => `${side.sessionId} ${side.utcStart} ${side.utcEnd}`);
    const key = [conflict.utcStart, conflict.utcEnd, ...sides.sort()].join('|');
    groups.set(key, [...(groups.get(key) ?? []), conflict]);
  }
  return [...groups.values()];
}
