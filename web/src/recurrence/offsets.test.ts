import { describe, expect, it } from 'vitest';
import { parseLocal } from '../time/local_date_time';
import { runsOf, type Dated } from './offsets';

// Rabat at ten, weekly; its clocks go back an hour on 20 September 2026, those of Paris on 25 October.
const date = (day: string, utc: string): Dated => ({
  recurrenceId: `${day}T10:00:00`,
  start: `${day}T10:00:00`,
  utcStart: `${day}T${utc}:00Z`
});
const dates = [
  date('2026-09-15', '09:00'),
  date('2026-09-22', '10:00'),
  date('2026-09-29', '10:00'),
  date('2026-10-06', '10:00'),
  date('2026-10-27', '10:00')
];
const paris = (...exceptions: [string, number, string][]) => ({
  timeZone: 'Europe/Paris',
  people: 2,
  usualMinutes: 60,
  exceptions: exceptions.map(([day, minutes, time]) => ({
    recurrenceId: `${day}T10:00:00`,
    minutes,
    localStart: `${day}T${time}:00`
  }))
});

describe('dates on which the clocks differ otherwise', () => {
  it('that follow each other are said in one', () => {
    const runs = runsOf(paris(['2026-09-22', 120, '12:00'], ['2026-09-29', 120, '12:00']), dates);
    expect(runs).toHaveLength(1);
    expect(runs[0].minutes).toBe(120);
    expect(runs[0].dates.map(({ recurrenceId }) => recurrenceId)).toEqual([
      '2026-09-22T10:00:00',
      '2026-09-29T10:00:00'
    ]);
  });
  it('are parted by a date as usual, and by another difference', () => {
    expect(runsOf(paris(['2026-09-15', 120, '12:00'], ['2026-09-29', 120, '12:00']), dates)).toHaveLength(2);
    expect(runsOf(paris(['2026-09-15', 120, '12:00'], ['2026-09-22', 0, '10:00']), dates)).toHaveLength(2);
  });
  it('have the offsets of both clocks, and the time that was usual', () => {
    const [{ dates: found }] = runsOf(paris(['2026-09-22', 120, '12:00']), dates);
    expect(found).toEqual([
      {
        recurrenceId: '2026-09-22T10:00:00',
        start: parseLocal('2026-09-22T10:00:00'),
        offset: 0,
        there: parseLocal('2026-09-22T12:00:00'),
        offsetThere: 7200,
        usual: parseLocal('2026-09-22T11:00:00')
      }
    ]);
  });
  it('beyond those listed stand alone, without offsets', () => {
    const runs = runsOf(paris(['2027-03-16', 0, '10:00'], ['2027-03-23', 0, '10:00']), dates);
    expect(runs).toHaveLength(2);
    expect(runs[0].dates[0].offset).toBeUndefined();
  });
  it('are none where the clocks differ as ever', () => {
    expect(runsOf(paris(), dates)).toEqual([]);
  });
});
