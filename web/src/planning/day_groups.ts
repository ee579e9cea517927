// What calendars say of the sessions of one day, told together: a rule, whose calendars, and the sessions that break it.
import type { Schemas } from '../api/client';
import type { LocalizedText } from '../text/localized';

type DayConflict = Schemas['CalendarConflict'];

export interface DayGroup {
  code: DayConflict['code'];
  date: string;
  severity: Schemas['Severity'];
  /** Of what falls on the day; empty for a weekend. */
  names: LocalizedText[];
  calendars: LocalizedText[];
  /** Each once, in the order they came. */
  conflicts: DayConflict[];
}

/** By day, then as they came. A session over several days stands in the group of each. */
export function dayGroups(days: readonly DayConflict[]): DayGroup[] {
  const groups = new Map<string, DayGroup>();
  const known = new Set<string>();
  for (const conflict of days)
    for (const reason of conflict.reasons) {
      const { code, severity } = conflict;
      const key = `${reason.date} ${code}`;
      const group = groups.get(key) ?? {
        code,
        date: reason.date,
        severity,
        names: [],
        calendars: [],
        conflicts: []
      };
      groups.set(key, group);
      if (isNew(known, key, reason.calendarId)) group.calendars.push(reason.calendar);
      if (reason.name && isNew(known, key, reason.key)) group.names.push(reason.name);
      if (isNew(known, key, conflict.id)) group.conflicts.push(conflict);
    }
  return [...groups.values()].sort((a, b) => a.date.localeCompare(b.date));
}

function isNew(known: Set<string>, ...what: (string | undefined)[]): boolean {
  const size = known.size;
  return known.add(what.join('\n')).size > size;
}
