import { describe, expect, it } from 'vitest';
import { HOUR } from '../time/local_date_time';
import { fixedZone } from '../time/zone_table';
import { along, daysFrom, layDays, mondayOf, windowOf } from './week';

const zone = fixedZone('Africa/Casablanca', 3600);
const at = (text: string) => Date.parse(`${text}+01:00`);
const taken = (id: string, start: string, end: string) => ({ id, start: at(start), end: at(end) });
const days = daysFrom('2026-11-23');

describe('a week', () => {
  it('begins on Monday', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(days.at(-1)).toBe('2026-11-29');
  });

  it('shows the usual hours, and more where something is earlier or later', () => {
    expect(windowOf([], zone, days)).toEqual({ from: 8 * HOUR, to: 20 * HOUR });
    const early = taken('a', '2026-11-24T06:30', '2026-11-24T07:30');
    expect(windowOf([early], zone, days)).toEqual({ from: 6 * HOUR, to: 20 * HOUR });
    expect(windowOf([], zone, days, [{ from: 7 * HOUR, to: 22 * HOUR }])).toEqual({
      from: 7 * HOUR,
      to: 22 * HOUR
    });
  });

  it('lays what overlaps in lanes, on the clock of the place', () => {
    const window = { from: 8 * HOUR, to: 20 * HOUR };
    const items = [
      taken('a', '2026-11-25T09:00', '2026-11-25T11:00'),
      taken('b', '2026-11-25T10:00', '2026-11-25T12:00'),
      taken('c', '2026-11-25T11:00', '2026-11-25T12:00')
    ];
    const wednesday = layDays(items, zone, days, window)[2];
    expect(wednesday.lanes).toBe(2);
    expect(wednesday.blocks.map(({ item, lane }) => [item.id, lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0]
    ]);
    expect(wednesday.blocks[0].at).toBeCloseTo(1 / 12);
    expect(wednesday.blocks[0].length).toBeCloseTo(2 / 12);
  });

  it('cuts at midnight and says that it goes on', () => {
    const night = taken('a', '2026-11-25T22:00', '2026-11-26T02:00');
    const laid = layDays([night], zone, days, windowOf([night], zone, days));
    expect(laid[2].blocks[0]).toMatchObject({ before: false, after: true });
    expect(laid[3].blocks[0]).toMatchObject({ before: true, after: false, at: 0 });
    expect(laid[4].blocks).toEqual([]);
  });

  it('leaves out what lies outside of the hours shown', () => {
    expect(along({ from: 8 * HOUR, to: 20 * HOUR }, 0, 7 * HOUR)).toBeUndefined();
    expect(along({ from: 8 * HOUR, to: 20 * HOUR }, 0, 14 * HOUR)).toEqual({ at: 0, length: 0.5 });
  });
});
