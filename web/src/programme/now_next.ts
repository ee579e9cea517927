// What is on at an instant, and what comes then.
import { instants, sessionsInOrder, venueDate, type Agenda, type AgendaSession } from './agenda';

export interface NowNext {
  current: AgendaSession[];
  /** All that start together at `nextStart`. */
  next: AgendaSession[];
  nextStart: number | undefined;
  /** After `next`, on the same venue day. */
  later: AgendaSession[];
  phase: 'before' | 'during' | 'after';
}

export function nowNext(agenda: Agenda, now: number): NowNext {
  const all = sessionsInOrder(agenda);
  const held = all.filter((session) => session.status !== 'cancelled');
  const running = held.filter((session) => instants(session).start <= now && now < instants(session).end);
  // Of a session and its part, the part is what is on.
  const parents = new Set(running.map((session) => session.parentId));
  const current = running.filter((session) => !parents.has(session.id));

  const coming = held.filter((session) => instants(session).start > now);
  const nextStart = coming.length > 0 ? instants(coming[0]).start : undefined;
  const next = coming.filter((session) => instants(session).start === nextStart);
  const day = next[0] && venueDate(next[0]);
  const later = all.filter(
    (session) => nextStart !== undefined && instants(session).start > nextStart && venueDate(session) === day
  );

  const begun = held.some((session) => instants(session).start <= now);
  const phase = !begun ? 'before' : current.length > 0 || coming.length > 0 ? 'during' : 'after';
  return { current, next, nextStart, later, phase };
}
