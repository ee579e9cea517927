// A session as a row of the table: what is shown, searched, sorted and filtered by.
import type { Schemas } from '../api/client';
import { roomIdOf, sessionsInOrder, type Agenda, type AgendaSession } from '../programme/agenda';
import { MINUTE, parseDuration } from '../time/local_date_time';

type Unplaced = Schemas['AgendaUnplacedSession'];
type Conflict = Schemas['Conflict'];

export interface SessionRow {
  id: string;
  /** Its place in the order of the programme; those without a time stand last. */
  number: number;
  session: AgendaSession | Unplaced;
  /** Wall time at the venue; absent in the pool. */
  start: string | undefined;
  minutes: number;
  /** Of the session itself or of the one it is a part of. */
  roomId: string | undefined;
  people: string[];
  conflicts: Conflict[];
  interpretation: string[];
  interpreters: number;
}

export interface Filter {
  day: string | undefined;
  room: string | undefined;
  type: string | undefined;
  status: string | undefined;
  lack: string | undefined;
}
export const noFilter = (): Filter => ({
  day: undefined,
  room: undefined,
  type: undefined,
  status: undefined,
  lack: undefined
});

/** What a session may lack; each is a filter. */
export const lacks = ['unplaced', 'room', 'people', 'interpreter', 'conflict'] as const;
type Lack = (typeof lacks)[number];

export function rowsOf(agenda: Agenda, conflicts: readonly Conflict[]): SessionRow[] {
  const clashes = new Map<string, Conflict[]>();
  for (const conflict of conflicts)
    for (const id of conflict.sessionIds) clashes.set(id, [...(clashes.get(id) ?? []), conflict]);
  const all = [...sessionsInOrder(agenda), ...Object.values(agenda.unplaced ?? {})];
  return all.map((session, index) => {
    const placed = isPlaced(session);
    return {
      id: session.id,
      number: index + 1,
      session,
      start: placed ? session.start : undefined,
      minutes: parseDuration(session.duration) / MINUTE,
      roomId: placed ? roomIdOf(agenda, session) : undefined,
      people: peopleOf(session),
      conflicts: clashes.get(session.id) ?? [],
      interpretation: placed ? (session.languages?.interpretation ?? []) : [],
      interpreters: Object.values(session.participants).filter(({ roles }) => roles.interpreter).length
    };
  });
}

export const isPlaced = (session: AgendaSession | Unplaced): session is AgendaSession => 'start' in session;

/** Those who are named first come first: speakers in their order, then everybody else but interpreters. */
function peopleOf(session: AgendaSession | Unplaced): string[] {
  const rank = (id: string) => session.participants[id].order ?? 10_001;
  return Object.keys(session.participants)
    .filter((id) => Object.keys(session.participants[id].roles).some((role) => role !== 'interpreter'))
    .sort((a, b) => rank(a) - rank(b));
}

const lacking: Record<Lack, (row: SessionRow) => boolean> = {
  unplaced: (row) => row.start === undefined,
  room: (row) => row.start !== undefined && !row.roomId && row.session.status !== 'cancelled',
  people: (row) => row.people.length === 0 && row.session.status !== 'cancelled',
  interpreter: (row) => row.interpretation.length > 0 && row.interpreters === 0,
  conflict: (row) => row.conflicts.length > 0
};

export function fits(row: SessionRow, filter: Filter): boolean {
  if (filter.day && row.start?.slice(0, 10) !== filter.day) return false;
  if (filter.room && row.roomId !== filter.room) return false;
  if (filter.type && row.session.type !== filter.type) return false;
  if (filter.status && row.session.status !== filter.status) return false;
  return !filter.lack || (lacking[filter.lack as Lack]?.(row) ?? true);
}
