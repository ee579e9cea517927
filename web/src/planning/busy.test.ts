import { describe, expect, it } from 'vitest';
import type { Agenda, AgendaSession } from '../programme/agenda';
import { busyBands } from './busy';
import type { Planned } from './placement';

function planned(
  id: string,
  start: number,
  end: number,
  people: Record<string, boolean>,
  more = {}
): Planned {
  const participants = Object.fromEntries(
    Object.entries(people).map(([person, required]) => [person, { roles: {}, required }])
  );
  const session = { id, status: 'confirmed', participants, ...more } as unknown as AgendaSession;
  return { id, session, start, end, roomId: undefined, pending: false };
}

const programme = (all: Planned[]) =>
  ({ sessions: Object.fromEntries(all.map(({ id, session }) => [id, session])) }) as unknown as Agenda;

describe('the bands of a session', () => {
  const moved = planned('moved', 0, 1, { mayor: true, interpreter: true, guest: false });

  it('are where somebody whom it needs is needed elsewhere, cut where the people change', () => {
    const all = [
      moved,
      planned('a', 10, 20, { mayor: true }),
      planned('b', 15, 25, { interpreter: true, mayor: true }),
      planned('c', 30, 40, { guest: true }),
      planned('d', 30, 40, { mayor: false })
    ];
    expect(busyBands(programme(all), moved, all)).toEqual([
      { start: 10, end: 15, personIds: ['mayor'] },
      { start: 15, end: 20, personIds: ['mayor', 'interpreter'] },
      { start: 20, end: 25, personIds: ['interpreter', 'mayor'] }
    ]);
  });

  it('leave out what takes nobody: drafts, what is cancelled, its own parts', () => {
    const all = [
      planned('draft', 10, 20, { mayor: true }, { status: 'draft' }),
      planned('off', 10, 20, { mayor: true }, { status: 'cancelled' }),
      planned('part', 10, 20, { mayor: true }, { parentId: 'moved' })
    ];
    expect(busyBands(programme([moved, ...all]), moved, all)).toEqual([]);
  });
});
