// When the people that a session needs are taken elsewhere in the same event: where it cannot go without a clash.
import type { Agenda } from '../programme/agenda';
import { related, type Planned } from './placement';

export interface Busy {
  start: number;
  end: number;
  personIds: string[];
}

/** The intervals in which required people of `moved` are required elsewhere, cut where the set of people changes. */
export function busyBands(agenda: Agenda, moved: Planned, all: readonly Planned[]): Busy[] {
  const required = requiredOf(moved);
  if (required.length === 0) return [];
  const uses = all
    .filter((other) => takes(other) && !related(agenda, moved.id, other.id))
    .map((other) => ({ ...other, people: requiredOf(other).filter((id) => required.includes(id)) }))
    .filter((use) => use.people.length > 0);
  const edges = [...new Set(uses.flatMap((use) => [use.start, use.end]))].sort((a, b) => a - b);
  const bands: Busy[] = [];
  for (let index = 0; index + 1 < edges.length; index++) {
    const [start, end] = [edges[index], edges[index + 1]];
    const people = uses.filter((use) => use.start < end && start < use.end).flatMap((use) => use.people);
    if (people.length > 0) bands.push({ start, end, personIds: [...new Set(people)] });
  }
  return bands;
}

const requiredOf = ({ session }: Planned) =>
  Object.keys(session.participants).filter((id) => session.participants[id].required);

const takes = ({ session }: Planned) => session.status === 'confirmed' || session.status === 'tentative';
