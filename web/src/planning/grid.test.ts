import { describe, expect, it } from 'vitest';
import { HOUR } from '../time/local_date_time';
import { fixedZone, zoneTable } from '../time/zone_table';
import {
  assignLanes,
  Axis,
  dayWindow,
  hourTicks,
  LANE,
  layRows,
  rowAt,
  rowsInSight,
  snap,
  touches,
  windowsOf
} from './grid';

const utc = fixedZone('UTC', 0);
const span = (id: string, start: string, end: string) => ({
  id,
  start: Date.parse(start),
  end: Date.parse(end)
});
const day = (from: string, to: string) => ({ start: Date.parse(from), end: Date.parse(to) });

describe('the window of a day', () => {
  it('is the usual day where nothing is earlier or later', () => {
    const spans = [
      span('a', '2024-01-28T09:00Z', '2024-01-28T10:00Z'),
      span('b', '2024-01-29T05:00Z', '2024-01-29T23:00Z')
    ];
    expect(dayWindow(spans, '2024-01-28', utc)).toEqual(day('2024-01-28T08:00Z', '2024-01-28T20:00Z'));
  });

  it('reaches past midnight with a session that begins on that day', () => {
    const spans = [
      span('a', '2024-01-28T06:20Z', '2024-01-28T07:00Z'),
      span('b', '2024-01-28T22:30Z', '2024-01-29T01:30Z')
    ];
    const window = dayWindow(spans, '2024-01-28', utc);
    expect(window).toEqual(day('2024-01-28T06:00Z', '2024-01-29T02:00Z'));
    expect(
      hourTicks(window, utc)
        .slice(-3)
        .map(({ mark }) => mark)
    ).toEqual([0, 1, 1]);
  });

  it('shows what began the day before, or begins within its last hours of the day after', () => {
    const window = day('2024-01-28T08:00Z', '2024-01-29T02:00Z');
    expect(touches(span('a', '2024-01-27T23:00Z', '2024-01-28T09:00Z'), window)).toBe(true);
    expect(touches(span('b', '2024-01-29T01:00Z', '2024-01-29T03:00Z'), window)).toBe(true);
    expect(touches(span('c', '2024-01-28T07:00Z', '2024-01-28T08:00Z'), window)).toBe(false);
  });

  it('is an hour longer where the clocks go back, and shows that hour twice', () => {
    const paris = zoneTable({
      name: 'Europe/Paris',
      version: '',
      offset: '+02:00',
      transitions: [{ utc: '2027-10-31T01:00:00Z', offset: '+01:00' }]
    });
    const window = dayWindow([span('a', '2027-10-30T22:00Z', '2027-10-31T02:00Z')], '2027-10-31', paris);
    expect((window.end - window.start) / HOUR).toBe(21);
    const walls = hourTicks(window, paris).map(({ wall }) => new Date(wall).toISOString().slice(11, 16));
    expect(walls.slice(0, 5)).toEqual(['00:00', '01:00', '02:00', '02:00', '03:00']);
  });
});

describe('lanes', () => {
  it('are shared by sessions that follow each other and not by those that overlap', () => {
    const spans = [
      span('a', '2024-01-28T09:00Z', '2024-01-28T10:00Z'),
      span('b', '2024-01-28T09:30Z', '2024-01-28T10:30Z'),
      span('c', '2024-01-28T10:00Z', '2024-01-28T11:00Z'),
      span('d', '2024-01-28T10:15Z', '2024-01-28T11:00Z')
    ];
    expect(assignLanes(spans)).toEqual({ lanes: [0, 1, 0, 2], count: 3 });
    expect(assignLanes([])).toEqual({ lanes: [], count: 1 });
  });

  it('make their row higher and push down those below', () => {
    const items = [
      { ...span('b', '2024-01-28T09:30Z', '2024-01-28T10:30Z'), row: 'one' },
      { ...span('a', '2024-01-28T09:00Z', '2024-01-28T10:00Z'), row: 'one' },
      { ...span('c', '2024-01-28T09:00Z', '2024-01-28T10:00Z'), row: 'elsewhere' }
    ];
    const rows = layRows(['one', 'two'], items, (item) => [item.row]);
    expect(rows.map((row) => [row.key, row.top, row.height])).toEqual([
      ['one', 0, 2 * LANE + 10],
      ['two', 2 * LANE + 10, LANE + 10]
    ]);
    expect(rows[0].blocks.map((block) => [block.item.id, block.lane])).toEqual([
      ['a', 0],
      ['b', 1]
    ]);
  });
});

describe('rows in sight', () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({ key: index, top: index * 60, height: 60 }));

  it('are those that the box shows and a few around it', () => {
    expect(rowsInSight(rows, 1200, 600, 60).map((row) => row.key)).toEqual(
      Array.from({ length: 12 }, (_, i) => 19 + i)
    );
    expect(rowsInSight(rows, 0, 60, 0).map((row) => row.key)).toEqual([0]);
    expect(rowsInSight([], 0, 600)).toEqual([]);
  });

  it('are found under a pointer', () => {
    expect([rowAt(rows, 0)?.key, rowAt(rows, 119.5)?.key, rowAt(rows, 120)?.key]).toEqual([0, 1, 2]);
    expect([rowAt(rows, -1), rowAt(rows, 6000)]).toEqual([undefined, undefined]);
  });
});

describe('snapping', () => {
  it('follows the quarter hours of the wall clock', () => {
    const kathmandu = fixedZone('Asia/Kathmandu', 5 * 3600 + 45 * 60);
    expect(new Date(snap(Date.parse('2024-01-28T03:20Z'), kathmandu)).toISOString()).toBe(
      '2024-01-28T03:15:00.000Z'
    );
    expect(new Date(snap(Date.parse('2024-01-28T09:08Z'), utc)).toISOString()).toBe(
      '2024-01-28T09:15:00.000Z'
    );
  });
});

describe('days side by side', () => {
  const windows = windowsOf(
    [span('late', '2024-01-28T20:00Z', '2024-01-28T22:00Z')],
    ['2024-01-28', '2024-01-29'],
    utc
  );
  const axis = new Axis(windows, 60);

  it('follow each other without the night', () => {
    expect(windows).toEqual([
      day('2024-01-28T08:00Z', '2024-01-28T22:00Z'),
      day('2024-01-29T08:00Z', '2024-01-29T20:00Z')
    ]);
    expect(axis.length).toBe(26 * 60);
    expect(axis.along(Date.parse('2024-01-28T09:30Z'))).toBe(90);
    expect(axis.along(Date.parse('2024-01-29T09:00Z'))).toBe(15 * 60);
    expect(axis.offsetOf(1)).toBe(14 * 60);
  });

  it('have one instant for each pixel and put the night at the end of its day', () => {
    for (const text of ['2024-01-28T08:00Z', '2024-01-28T21:45Z', '2024-01-29T08:00Z', '2024-01-29T19:15Z']) {
      const instant = Date.parse(text);
      expect(axis.instantAt(axis.along(instant))).toBe(instant);
    }
    expect(axis.along(Date.parse('2024-01-29T03:00Z'))).toBe(14 * 60);
    expect(axis.along(Date.parse('2024-01-27T03:00Z'))).toBe(0);
    expect(axis.holds(Date.parse('2024-01-29T03:00Z'))).toBe(false);
  });

  it('do not reach into each other where a night is long', () => {
    const long = [span('ball', '2024-01-28T22:00Z', '2024-01-29T11:00Z')];
    const [first, second] = windowsOf(long, ['2024-01-28', '2024-01-29'], utc);
    expect(first.end).toBe(second.start);
  });
});
