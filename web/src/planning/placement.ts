// Where a session stands in the working programme, and how the API is told to put it elsewhere.
import type { Schemas } from '../api/client';
import type { Agenda, AgendaSession } from '../programme/agenda';
import { roomIdOf } from '../programme/agenda';
import { formatDuration, formatLocal, parseDuration } from '../time/local_date_time';
import { disambiguation, wallAt, type ZoneTable } from '../time/zone_table';

export interface Placement {
  start: number;
  end: number;
  /** Of the session itself or inherited; undefined where it has none. */
  roomId: string | undefined;
}

export interface Planned extends Placement {
  id: string;
  session: AgendaSession;
  /** Sent to the server, not yet confirmed. */
  pending: boolean;
  /** Waits without a time; `start` is only where it would be put first. */
  pooled?: boolean;
}

export const placementOf = (agenda: Agenda, session: AgendaSession): Placement => ({
  start: Date.parse(session.utcStart),
  end: Date.parse(session.utcEnd),
  roomId: roomIdOf(agenda, session)
});

export const samePlace = (a: Placement, b: Placement) =>
  a.start === b.start && a.end === b.end && a.roomId === b.roomId;

/** A session of the pool as it would stand at `start`. */
export function placedFromPool(waiting: Schemas['AgendaUnplacedSession'], start: number): Planned {
  const end = start + parseDuration(waiting.duration);
  const derived = {
    start: '',
    utcOffset: '',
    utcStart: new Date(start).toISOString(),
    utcEnd: new Date(end).toISOString()
  };
  return {
    id: waiting.id,
    session: { ...waiting, ...derived },
    start,
    end,
    roomId: undefined,
    pending: false,
    pooled: true
  };
}

/** The clock that a move is written in: that of the new room, else the session's own. */
export function zoneNameFor(agenda: Agenda, session: AgendaSession, from: Placement, to: Placement): string {
  const room = to.roomId !== from.roomId && to.roomId ? agenda.rooms[to.roomId] : undefined;
  return room?.timeZone ?? session.timeZone;
}

export function moveBody(from: Placement, to: Placement, zone: ZoneTable): Schemas['SessionMove'] {
  const body: Schemas['SessionMove'] = { start: formatLocal(wallAt(zone, to.start)), timeZone: zone.name };
  const which = disambiguation(zone, to.start);
  if (which) body.disambiguation = which;
  if (to.end - to.start !== from.end - from.start) body.duration = formatDuration(to.end - to.start);
  if (to.roomId !== from.roomId) body.roomId = to.roomId ?? null;
  return body;
}

/** A glance before the server decides: who or what would be taken twice. */
export function previewClash(
  agenda: Agenda,
  all: readonly Planned[],
  moved: Planned,
  to: Placement
): boolean {
  if (moved.session.status === 'cancelled') return false;
  const required = Object.keys(moved.session.participants).filter(
    (id) => moved.session.participants[id].required
  );
  return all.some((other) => {
    if (other.session.status === 'cancelled' || other.session.status === 'draft') return false;
    if (!(other.start < to.end && to.start < other.end) || related(agenda, moved.id, other.id)) return false;
    if (to.roomId !== undefined && other.roomId === to.roomId) return true;
    return required.some((id) => other.session.participants[id]?.required);
  });
}

/** The same, an ancestor or a descendant: those never clash. */
export function related(agenda: Agenda, a: string, b: string): boolean {
  return a === b || ancestors(agenda, a).includes(b) || ancestors(agenda, b).includes(a);
}

function ancestors(agenda: Agenda, id: string): string[] {
  const result: string[] = [];
  let parent = agenda.sessions[id]?.parentId;
  while (parent && result.length < 3) {
    result.push(parent);
    parent = agenda.sessions[parent]?.parentId;
  }
  return result;
}
