// Reading an agenda document: order, rooms through the tree, times on the venue's clock.
import type { Schemas } from '../api/client';
import { pathOf } from '../shell/route';
import { DAY, parseLocal } from '../time/local_date_time';
import { parseOffset, wallAt, type ZoneTable } from '../time/zone_table';

export type Agenda = Schemas['Agenda'];
export type AgendaSession = Schemas['AgendaSession'];

/** Code point order: the same in every language, and the server's. */
export function bySchedule(a: AgendaSession, b: AgendaSession): number {
  if (a.utcStart !== b.utcStart) return a.utcStart < b.utcStart ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

export const sessionsInOrder = (agenda: Agenda) => Object.values(agenda.sessions).sort(bySchedule);

/** Its own room, else that of the nearest ancestor that has one. */
export function roomIdOf(agenda: Agenda, session: AgendaSession): string | undefined {
  let at: AgendaSession | undefined = session;
  for (let depth = 0; at && depth < 4; depth++) {
    if (at.roomId) return at.roomId;
    at = at.parentId ? agenda.sessions[at.parentId] : undefined;
  }
  return undefined;
}

export const isOnline = (agenda: Agenda, session: AgendaSession) =>
  !roomIdOf(agenda, session) &&
  (agenda.event.type === 'virtual-conference' || Object.keys(session.virtualLocations ?? {}).length > 0);

export const pathOfSession = (agenda: Agenda, session: Pick<AgendaSession, 'id'>) =>
  pathOf('agenda-session', { slug: agenda.event.slug, id: session.id });

export interface Placed {
  start: number;
  end: number;
}
export const instants = (session: { utcStart: string; utcEnd: string }): Placed => ({
  start: Date.parse(session.utcStart),
  end: Date.parse(session.utcEnd)
});

type ZoneLookup = (name: string, offset: number) => ZoneTable;

/** Start and end on the venue's clock; the end follows a clock change or another zone in between. */
export function venueTimes(session: AgendaSession, near: ZoneLookup): Placed {
  const zone = near(session.endTimeZone ?? session.timeZone, parseOffset(session.utcOffset));
  return { start: parseLocal(session.start), end: wallAt(zone, Date.parse(session.utcEnd)) };
}

/** Start and end on the clock of `zone`. */
export function timesIn(session: AgendaSession, zone: ZoneTable): Placed {
  const { start, end } = instants(session);
  return { start: wallAt(zone, start), end: wallAt(zone, end) };
}

/** The venue's date: days are grouped by it, whatever clock the reader has chosen. */
export const venueDate = (session: AgendaSession) => session.start.slice(0, 10);

/** Every date of the event, and those outside of it on which something takes place. */
export function datesOf(agenda: Agenda): string[] {
  const dates = new Set(Object.values(agenda.sessions).map(venueDate));
  const last = Date.parse(agenda.event.lastDay);
  for (let day = Date.parse(agenda.event.firstDay); day <= last; day += DAY) {
    dates.add(new Date(day).toISOString().slice(0, 10));
  }
  return [...dates].sort();
}

/** How deep in the tree, for indentation. */
export function depthOf(agenda: Agenda, session: AgendaSession): number {
  let depth = 0;
  let parent = session.parentId;
  while (parent && depth < 3) {
    depth += 1;
    parent = agenda.sessions[parent]?.parentId;
  }
  return depth;
}

/** Parents before their children even where they start together, each level by schedule. */
export function treeOrder(sessions: AgendaSession[]): AgendaSession[] {
  const here = new Set(sessions.map((session) => session.id));
  const children = new Map<string, AgendaSession[]>();
  for (const session of [...sessions].sort(bySchedule)) {
    const parent = session.parentId && here.has(session.parentId) ? session.parentId : '';
    children.set(parent, [...(children.get(parent) ?? []), session]);
  }
  const walk = (parent: string): AgendaSession[] =>
    (children.get(parent) ?? []).flatMap((session) => [session, ...walk(session.id)]);
  return walk('');
}
