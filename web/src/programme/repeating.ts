// The other occurrences of a session that repeats, as a published programme shows them.
import { sessionsInOrder, type Agenda, type AgendaSession } from './agenda';

const SHOWN = 3;

/** Those that come next. */
export function comingAfter(agenda: Agenda, session: AgendaSession): AgendaSession[] {
  const id = session.recurrence?.id;
  if (!id) return [];
  return sessionsInOrder(agenda)
    .filter(
      (other) =>
        other.recurrence?.id === id && other.status !== 'cancelled' && other.utcStart > session.utcStart
    )
    .slice(0, SHOWN);
}
