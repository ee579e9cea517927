// Times of sessions on the clock the reader has chosen. Days stay the venue's days; another day is marked +1.
import { daysBetween, startOfDate } from '../time/local_date_time';
import type { ZoneTable } from '../time/zone_table';
import { timesIn, venueDate, venueTimes, type AgendaSession, type Placed } from './agenda';

export interface TimeView {
  /** Set when the reader wants their own clock. */
  mine: ZoneTable | undefined;
  venue: ZoneTable;
  near: (name: string, offset: number) => ZoneTable;
}

export interface ShownTimes extends Placed {
  startMark: number;
  endMark: number;
}

export function shownTimes(session: AgendaSession, view: TimeView): ShownTimes {
  // A date is the same everywhere: whole days are never shifted.
  const { start, end } =
    view.mine && !session.allDay ? timesIn(session, view.mine) : venueTimes(session, view.near);
  const day = startOfDate(venueDate(session));
  return { start, end, startMark: daysBetween(day, start), endMark: daysBetween(day, end) };
}
