import { describe, expect, it } from 'vitest';
import { daysBetween, formatDuration, formatLocal, HOUR, parseDuration, parseLocal } from './local_date_time';
import { disambiguation, instantOf, offsetAt, parseOffset, wallAt, zoneTable } from './zone_table';

// Europe/Paris over 2027, as the server writes it.
const paris = zoneTable({
  name: 'Europe/Paris',
  version: '2026c',
  offset: '+01:00',
  transitions: [
    { utc: '2027-03-28T01:00:00Z', offset: '+02:00' },
    { utc: '2027-10-31T01:00:00Z', offset: '+01:00' }
  ]
});
// Africa/Casablanca leaves +01 for good.
const casablanca = zoneTable({
  name: 'Africa/Casablanca',
  version: '2026c',
  offset: '+01:00',
  transitions: [{ utc: '2026-09-20T01:00:00Z', offset: '+00:00' }]
});
const at = (utc: string) => Date.parse(utc);
const wall = (text: string) => parseLocal(text);

describe('a zone', () => {
  it('has the offset of its last transition', () => {
    expect(offsetAt(casablanca, at('2026-09-20T00:59:59Z'))).toBe(3600);
    expect(offsetAt(casablanca, at('2026-09-20T01:00:00Z'))).toBe(0);
    expect(formatLocal(wallAt(casablanca, at('2026-11-16T09:00:00Z')))).toBe('2026-11-16T09:00:00');
  });

  it('finds the instant of a wall time', () => {
    expect(instantOf(paris, wall('2027-07-01T12:00'))).toEqual({
      instant: at('2027-07-01T10:00:00Z'),
      kind: 'unique'
    });
    expect(instantOf(paris, wall('2027-01-12T09:00'))).toEqual({
      instant: at('2027-01-12T08:00:00Z'),
      kind: 'unique'
    });
  });

  it('moves a wall time that the clocks skip behind the gap', () => {
    expect(instantOf(paris, wall('2027-03-28T02:30'))).toEqual({
      instant: at('2027-03-28T01:30:00Z'),
      kind: 'gap'
    });
  });

  it('takes the earlier of two equal wall times and can tell them apart', () => {
    expect(instantOf(paris, wall('2027-10-31T02:30'))).toEqual({
      instant: at('2027-10-31T00:30:00Z'),
      kind: 'fold'
    });
    expect(disambiguation(paris, at('2027-10-31T00:30:00Z'))).toBe('earlier');
    expect(disambiguation(paris, at('2027-10-31T01:30:00Z'))).toBe('later');
    expect(disambiguation(paris, at('2027-10-31T02:30:00Z'))).toBe(undefined);
  });

  it('reads offsets with minutes, seconds and either sign', () => {
    expect([parseOffset('+05:30'), parseOffset('-03:00'), parseOffset('-00:44:30')]).toEqual([
      19800, -10800, -2670
    ]);
  });
});

describe('wall times and durations', () => {
  it('count calendar days, not hours', () => {
    expect(daysBetween(wall('2024-01-28T23:30'), wall('2024-01-29T00:15'))).toBe(1);
    expect(daysBetween(wall('2024-01-28T00:00'), wall('2024-01-28T23:59'))).toBe(0);
    expect(daysBetween(wall('2024-01-28T01:00'), wall('2024-01-27T22:00'))).toBe(-1);
  });

  it.each([
    ['PT1H30M', 1.5 * HOUR],
    ['PT45M', 0.75 * HOUR],
    ['P1D', 24 * HOUR],
    ['P1DT2H', 26 * HOUR]
  ])('reads and writes %s', (text, length) => {
    expect(parseDuration(text)).toBe(length);
    expect(formatDuration(length)).toBe(text);
  });

  it('refuse what is no duration', () => {
    expect(() => parseDuration('1h')).toThrow('not a duration: 1h');
  });
});
