// Which of the sessions that a reader has chosen overlap: nobody is in two places.
import { instants, type Agenda, type AgendaSession } from './agenda';

export function clashesOf(agenda: Agenda, chosen: Iterable<string>): Map<string, AgendaSession[]> {
  const sessions = [...chosen]
    .flatMap((id) => agenda.sessions[id] ?? [])
    .filter((session) => session.status !== 'cancelled')
    .sort((a, b) => instants(a).start - instants(b).start);
  const clashes = new Map<string, AgendaSession[]>();
  const note = (session: AgendaSession, other: AgendaSession) =>
    clashes.set(session.id, [...(clashes.get(session.id) ?? []), other]);
  for (const [at, first] of sessions.entries()) {
    for (const second of sessions.slice(at + 1)) {
      if (instants(second).start >= instants(first).end) break;
      if (isWithin(agenda, first, second) || isWithin(agenda, second, first)) continue;
      note(first, second);
      note(second, first);
    }
  }
  return clashes;
}

/** A session and its part are one place to be. */
function isWithin(agenda: Agenda, session: AgendaSession, whole: AgendaSession): boolean {
  let parent = session.parentId;
  for (let depth = 0; parent && depth < 4; depth++) {
    if (parent === whole.id) return true;
    parent = agenda.sessions[parent]?.parentId;
  }
  return false;
}
