import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../time/local_date_time';
import { closedOn, openOn, weekdayOf, weeklyGroups, weekdays } from './opening';

const usual = [{ opens: '08:00', closes: '18:00' }];
const week = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, usual]));

describe('opening hours', () => {
  it('know the day of the week of a date', () => {
    expect(weekdayOf('2026-11-23')).toBe('monday');
    expect(weekdayOf('2026-11-29')).toBe('sunday');
  });

  it('are always open where nothing is said, and closed on days that the week leaves out', () => {
    expect(openOn(undefined, '2026-11-29')).toEqual([{ from: 0, to: DAY }]);
    expect(closedOn(undefined, '2026-11-29')).toEqual([]);
    expect(openOn({ weekly: week }, '2026-11-29')).toEqual([]);
    expect(closedOn({ weekly: week }, '2026-11-23')).toEqual([
      { from: 0, to: 8 * HOUR },
      { from: 18 * HOUR, to: DAY }
    ]);
  });

  it('give way to the exception of a date, which may close it', () => {
    const hours = {
      weekly: week,
      exceptions: { '2026-11-23': [], '2026-11-29': [{ opens: '20:00', closes: '24:00' }] }
    };
    expect(openOn(hours, '2026-11-23')).toEqual([]);
    expect(openOn(hours, '2026-11-29')).toEqual([{ from: 20 * HOUR, to: DAY }]);
  });

  it('are told day after day where they are the same', () => {
    expect(weeklyGroups({ weekly: { ...week, saturday: [{ opens: '09:00', closes: '12:00' }] } })).toEqual([
      { first: 'monday', last: 'friday', day: usual },
      { first: 'saturday', last: 'saturday', day: [{ opens: '09:00', closes: '12:00' }] }
    ]);
  });
});
