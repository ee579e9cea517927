// What a person takes part in. The API tells it event by event, so the events nearest to today are asked first.
import { api, askAll, type Schemas } from '../api/client';

export type Event = Schemas['Event'];
export type Session = Schemas['Session'];
export interface Participation {
  event: Event;
  sessions: Session[];
}

/** What is not over yet by its beginning, then what is over from the latest back. */
export function nearestFirst<T extends { firstDay: string; lastDay: string }>(
  events: T[],
  today: string
): T[] {
  const ahead = events.filter((event) => event.lastDay >= today);
  const over = events.filter((event) => event.lastDay < today);
  ahead.sort((a, b) => a.firstDay.localeCompare(b.firstDay));
  over.sort((a, b) => b.lastDay.localeCompare(a.lastDay));
  return [...ahead, ...over];
}

export async function eventsNearest(today: string): Promise<Event[]> {
  const { data } = await askAll((cursor) =>
    api.GET('/events', { params: { query: { limit: 200, cursor } } })
  );
  return nearestFirst(data ?? [], today);
}

/** Nothing where the caller may not see the working programme. */
export async function sessionsWith(personId: string, event: Event): Promise<Session[]> {
  const { data } = await askAll((cursor) =>
    api.GET('/events/{id}/sessions', { params: { path: { id: event.id }, query: { limit: 200, cursor } } })
  );
  // Those who may not see a session whole are told its title only: nobody is known to take part in it.
  const whole = (data ?? []).filter((session): session is Session => 'participants' in session);
  const own = whole.filter((session) => personId in session.participants);
  return own.sort((a, b) => (a.utcStart ?? '~').localeCompare(b.utcStart ?? '~'));
}

export async function participationsIn(personId: string, events: Event[]): Promise<Participation[]> {
  const found = await Promise.all(
    events.map(async (event) => ({ event, sessions: await sessionsWith(personId, event) }))
  );
  return found.filter(({ sessions }) => sessions.length > 0);
}
