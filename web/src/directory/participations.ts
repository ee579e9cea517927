// What a person takes part in, event by event: what lies near comes first.
import { api, askAll, type Answer, type Schemas } from '../api/client';

export type Participation = Schemas['Participation'];
export interface InEvent {
  event: Participation['event'];
  participations: Participation[];
  firstDay: string;
  lastDay: string;
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

/** After every day: what has no time yet lies ahead. */
const NO_DAY = '~';

/** Expects them by their time, as the server gives them. */
export function byEvent(participations: Participation[]): InEvent[] {
  const events = new Map<string, InEvent>();
  for (const one of participations) {
    const day = one.session.start?.slice(0, 10) ?? NO_DAY;
    const known = events.get(one.event.id);
    if (known) {
      known.participations.push(one);
      known.lastDay = day > known.lastDay ? day : known.lastDay;
    } else events.set(one.event.id, { event: one.event, participations: [one], firstDay: day, lastDay: day });
  }
  return [...events.values()];
}

export async function participationsOf(personId: string, today: string): Promise<Answer<InEvent[]>> {
  const { data, problem } = await askAll((cursor) =>
    api.GET('/people/{id}/participations', {
      params: { path: { id: personId }, query: { limit: 200, cursor } }
    })
  );
  return problem ? { problem } : { data: nearestFirst(byEvent(data), today) };
}
