// What a reader has to know when one programme takes the place of another.
import { roomIdOf, type Agenda, type AgendaSession } from './agenda';

/** The part of a session whose change is news. Times are the venue's wall clock. */
export interface Fact {
  title: Record<string, string>;
  start: string;
  utcStart: string;
  utcEnd: string;
  room?: Record<string, string>;
  cancelled: boolean;
}
export type Facts = Record<string, Fact>;

export type News = { sessionId: string; title: Record<string, string>; utcEnd: string } & (
  | { kind: 'added' | 'removed' | 'cancelled' | 'restored' }
  | { kind: 'moved'; from: { start: string; utcStart: string }; to: { start: string; utcStart: string } }
  | { kind: 'length'; from: { utcEnd: string }; to: { utcEnd: string } }
  | { kind: 'room'; from?: Record<string, string>; to?: Record<string, string> }
);

export function factsOf(agenda: Agenda, counts: (session: AgendaSession) => boolean = () => true): Facts {
  const facts: Facts = {};
  for (const session of Object.values(agenda.sessions)) {
    if (!counts(session)) continue;
    const room = agenda.rooms[roomIdOf(agenda, session) ?? '']?.name;
    const { title, start, utcStart, utcEnd } = session;
    facts[session.id] = { title, start, utcStart, utcEnd, room, cancelled: session.status === 'cancelled' };
  }
  return facts;
}

/** In order of the new start. One session may give several: a move is told apart from a change of room. */
export function differences(before: Facts, after: Facts): News[] {
  const news: News[] = [];
  for (const [sessionId, was] of Object.entries(before)) {
    if (!after[sessionId]) news.push({ sessionId, title: was.title, utcEnd: was.utcEnd, kind: 'removed' });
  }
  for (const [sessionId, is] of Object.entries(after))
    news.push(...compare(sessionId, before[sessionId], is));
  const startOf = (item: News) => (after[item.sessionId] ?? before[item.sessionId]).utcStart;
  return news.sort((a, b) => startOf(a).localeCompare(startOf(b)));
}

function compare(sessionId: string, was: Fact | undefined, is: Fact): News[] {
  const about = { sessionId, title: is.title, utcEnd: is.utcEnd };
  if (!was) return [{ ...about, kind: 'added' }];
  if (was.cancelled !== is.cancelled) return [{ ...about, kind: is.cancelled ? 'cancelled' : 'restored' }];
  const news: News[] = [];
  if (was.start !== is.start || was.utcStart !== is.utcStart) {
    const from = { start: was.start, utcStart: was.utcStart };
    news.push({ ...about, kind: 'moved', from, to: { start: is.start, utcStart: is.utcStart } });
  } else if (was.utcEnd !== is.utcEnd) {
    news.push({ ...about, kind: 'length', from: { utcEnd: was.utcEnd }, to: { utcEnd: is.utcEnd } });
  }
  if (JSON.stringify(was.room) !== JSON.stringify(is.room)) {
    news.push({ ...about, kind: 'room', from: was.room, to: is.room });
  }
  return news;
}
