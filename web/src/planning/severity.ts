// How bad a clash is, in the three degrees that the interface shows.
import type { Schemas } from '../api/client';

export type Degree = 'blocking' | 'warning' | 'note';

export function degreeOf(severity: Schemas['Severity']): Degree {
  if (severity === 'refuse' || severity === 'block-release') return 'blocking';
  return severity === 'warn' ? 'warning' : 'note';
}

const order: Degree[] = ['note', 'warning', 'blocking'];

export function worst(
  conflicts: readonly { severity: Schemas['Severity'] }[] | undefined
): Degree | undefined {
  const degrees = (conflicts ?? []).map((conflict) => degreeOf(conflict.severity));
  return degrees.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0];
}
