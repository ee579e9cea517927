// When the virtual room of a session is open to those who take part.
import { MINUTE } from '../time/local_date_time';
import { instants, type AgendaSession } from './agenda';

/** What servers open by unless configured otherwise; the answer to joining says what holds. */
const OPENS_BEFORE = 15 * MINUTE;

export type JoinState = 'early' | 'open' | 'over';

export const opensAt = (session: AgendaSession): number => instants(session).start - OPENS_BEFORE;

export function joinState(session: AgendaSession, now: number): JoinState {
  if (now < opensAt(session)) return 'early';
  return now < instants(session).end ? 'open' : 'over';
}

export const publicRooms = (session: AgendaSession) => Object.values(session.virtualLocations ?? {});
