// Times of sessions on the clock the reader has chosen. Days stay the venue's days; another day is marked +1.
import { DAY, daysBetween, MINUTE, parseDuration, startOfDate } from '../time/local_date_time';
import { offsetAt, parseOffset, type ZoneTable } from '../time/zone_table';
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

/** Seconds east of UTC at the start and at the end: on the reader's clock, or where it takes off and where it lands. */
export function offsetsOf(session: AgendaSession, view: TimeView): { start: number; end: number } {
  const own = parseOffset(session.utcOffset);
  const zone = view.mine ?? view.near(session.endTimeZone ?? session.timeZone, own);
  const end = offsetAt(zone, Date.parse(session.utcEnd));
  return { start: view.mine ? offsetAt(view.mine, Date.parse(session.utcStart)) : own, end };
}

/** Of several whole days the last, as its first wall time. */
export function lastDayOf(session: AgendaSession): number | undefined {
  if (!session.allDay) return undefined;
  const days = Math.round(parseDuration(session.duration) / DAY);
  return days > 1 ? startOfDate(venueDate(session)) + (days - 1) * DAY : undefined;
}

/** Minutes that pass, where the clocks alone would say otherwise: a flight, a change of the clocks in between. */
export function elapsedMinutes(session: AgendaSession, shown: Placed): number | undefined {
  const passed = Date.parse(session.utcEnd) - Date.parse(session.utcStart);
  const told = session.allDay || (!session.endTimeZone && shown.end - shown.start === passed);
  return told ? undefined : passed / MINUTE;
}
