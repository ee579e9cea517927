import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { dayGroups } from './day_groups';

type Reason = Schemas['CalendarReason'];

const said = (calendarId: string, date: string, key?: string): Reason => ({
  calendarId,
  calendar: { en: calendarId },
  subject: { kind: 'country', id: calendarId },
  date,
  people: 0,
  ...(key ? { key, name: { en: key } } : {})
});
const conflict = (id: string, code: Schemas['CalendarConflict']['code'], reasons: Reason[]) =>
  ({ id, code, severity: 'warn', sessionId: id, reasons }) as Schemas['CalendarConflict'];

describe('what calendars say of a day', () => {
  it('is one group for all sessions and all calendars of a rule', () => {
    const [first, second] = [
      conflict('a', 'Z9', [said('MA', '2027-01-10'), said('FR', '2027-01-10')]),
      conflict('b', 'Z9', [said('FR', '2027-01-10'), said('ES', '2027-01-10')])
    ];
    const [group, ...others] = dayGroups([first, second]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ code: 'Z9', date: '2027-01-10', names: [], conflicts: [first, second] });
    expect(group.calendars).toEqual([{ en: 'MA' }, { en: 'FR' }, { en: 'ES' }]);
  });

  it('is told by day, and apart for each rule', () => {
    const late = conflict('late', 'Z17', [said('MA', '2027-01-12')]);
    const off = conflict('off', 'Z10', [
      said('MA', '2027-01-11', 'manifesto'),
      said('DZ', '2027-01-11', 'manifesto')
    ]);
    const ramadan = conflict('ramadan', 'Z7', [said('MA', '2027-01-11', 'ramadan')]);
    const groups = dayGroups([late, off, ramadan]);
    expect(groups.map(({ date, code }) => `${date} ${code}`)).toEqual([
      '2027-01-11 Z10',
      '2027-01-11 Z7',
      '2027-01-12 Z17'
    ]);
    expect(groups[0].names).toEqual([{ en: 'manifesto' }]);
    expect(groups[0].conflicts).toEqual([off]);
  });

  it('shows a session over two days in both', () => {
    const long = conflict('long', 'Z9', [said('MA', '2027-01-09'), said('MA', '2027-01-10')]);
    expect(dayGroups([long]).map(({ conflicts }) => conflicts)).toEqual([[long], [long]]);
  });
});
