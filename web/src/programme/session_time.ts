// What only the page of a session tells of its time: both offsets, the last of several days, how long it really takes.
import { DAY, MINUTE, parseDuration, startOfDate } from '../time/local_date_time';
import { offsetAt, parseOffset } from '../time/zone_table';
import { venueDate, type AgendaSession, type Placed } from './agenda';
import type { TimeView } from './time_view';

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
