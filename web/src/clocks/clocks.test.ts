// Other clocks, Hijri dates, what a device believes, and tables that follow the server.
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reader } from '../text/language.svelte';
import { deviceDisagrees, deviceOffset } from './device_offset';
import { hijriDate } from './hijri_date';
import { parseLocal } from '../time/local_date_time';
import { clockIn, keepClocks, keptClocks, withClock } from './other_clocks';
import { ZoneWatch, type Stamped } from './zone_watch';
import { fixedZone, zoneTable } from '../time/zone_table';
import { Zones } from '../time/zones.svelte';

const { api } = vi.hoisted(() => ({ api: { GET: vi.fn() } }));
vi.mock('../api/client', () => ({ api, ask: (request: () => unknown) => request() }));

beforeAll(() => {
  reader.language = 'en';
  reader.messages = { 'agenda.hijriDate': ['', ['date'], ' (Umm al-Qura)'] as never };
});

const paris = zoneTable({
  name: 'Europe/Paris',
  version: '2026f',
  offset: '+01:00',
  transitions: [
    { utc: '2027-03-28T01:00:00Z', offset: '+02:00' },
    { utc: '2027-10-31T01:00:00Z', offset: '+01:00' }
  ]
});

describe('another clock', () => {
  const span = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) });

  it('has the offset of that date, not of today', () => {
    const day = parseLocal('2027-01-12T00:00');
    expect(clockIn(paris, span('2027-01-12T09:00:00Z', '2027-01-12T10:30:00Z'), day)).toEqual({
      zone: 'Europe/Paris',
      city: 'Paris',
      offset: 'GMT+1',
      endOffset: undefined,
      start: parseLocal('2027-01-12T10:00'),
      end: parseLocal('2027-01-12T11:30'),
      startMark: 0,
      endMark: 0
    });
    expect(clockIn(paris, span('2027-07-01T09:00:00Z', '2027-07-01T10:00:00Z'), day).offset).toBe('GMT+2');
  });

  it('marks the days before and after the day of the venue', () => {
    const day = parseLocal('2027-01-12T00:00');
    const late = span('2027-01-12T22:30:00Z', '2027-01-12T23:30:00Z');
    const { startMark, endMark } = clockIn(paris, late, day);
    expect([startMark, endMark]).toEqual([0, 1]);
    const early = span('2027-01-12T06:00:00Z', '2027-01-12T07:30:00Z');
    expect(clockIn(fixedZone('America/Vancouver', -7 * 3600), early, day).startMark).toBe(-1);
  });

  it('names both offsets where the clocks change in between', () => {
    const night = span('2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z');
    const row = clockIn(paris, night, parseLocal('2027-03-28T00:00'));
    expect([row.offset, row.endOffset]).toEqual(['GMT+1', 'GMT+2']);
    expect([row.start, row.end]).toEqual([parseLocal('2027-03-28T01:30'), parseLocal('2027-03-28T03:30')]);
  });
});

describe('the clocks kept on the device', () => {
  it('are read as they were written, and nothing else is believed', () => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value)
    };
    expect(keptClocks(storage)).toEqual([]);
    keepClocks(['Europe/Paris', 'Asia/Tokyo'], storage);
    expect(keptClocks(storage)).toEqual(['Europe/Paris', 'Asia/Tokyo']);
    for (const odd of ['{"a":1}', 'not json', '[1, null]']) {
      stored.set([...stored.keys()][0], odd);
      expect(keptClocks(storage)).toEqual([]);
    }
  });

  it('hold each zone once, and the newest twelve', () => {
    expect(withClock(['a', 'b'], 'a')).toEqual(['b', 'a']);
    const many = Array.from({ length: 12 }, (_, index) => `zone-${index}`);
    expect(withClock(many, 'new')).toEqual([...many.slice(1), 'new']);
  });
});

describe('a Hijri date', () => {
  const day = parseLocal('2024-01-28T09:00');

  it('is that of Umm al-Qura, with Latin digits in every language', () => {
    expect(hijriDate(day, 'en-GB', 0)).toMatch(/^.?16 Rajab 1445 AH.? \(Umm al-Qura\)$/);
    expect(hijriDate(day, 'ar-MA', 0)).toContain('16 رجب 1445');
  });

  it('is earlier where the months begin later', () => {
    expect(hijriDate(day, 'en-GB', 1)).toContain('15 Rajab');
    expect(hijriDate(day, 'en-GB', -2)).toContain('18 Rajab');
  });
});

describe('the Hijri dates that a reader wants', () => {
  it('are corrected as the server says, and as it last said where it cannot be asked', async () => {
    const stored = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value)
    });
    const { Hijri } = await import('./hijri.svelte');
    const day = parseLocal('2024-01-28T09:00');
    api.GET.mockResolvedValueOnce({ data: { hijriCorrection: 1 } });
    const hijri = new Hijri();
    expect(hijri.of(day)).toBe('');
    hijri.choose(true);
    await vi.waitFor(() => expect(hijri.of(day)).toContain('15 Rajab'));
    api.GET.mockResolvedValueOnce({ problem: { code: 'unreachable' } });
    expect(new Hijri().of(day)).toContain('15 Rajab');
  });
});

describe('what a device believes of a zone', () => {
  const session = (timeZone: string, utcStart: string, utcOffset: string) => ({
    timeZone,
    utcStart,
    utcOffset
  });
  const opening = session('Africa/Casablanca', '2027-01-12T09:00:00Z', '+00:00');

  it('is an offset, to the second, or nothing for a name that it does not know', () => {
    expect(deviceOffset('UTC', Date.parse('2027-01-12T09:00:00Z'))).toBe(0);
    expect(deviceOffset('Asia/Kolkata', Date.parse('2027-01-12T20:00:00Z'))).toBe(19800);
    expect(deviceOffset('America/Caracas', Date.parse('2027-01-01T02:00:00Z'))).toBe(-4 * 3600);
    expect(deviceOffset('Mars/Olympus', 0)).toBe(undefined);
  });

  it('is out of date where the server says otherwise', () => {
    expect(deviceDisagrees([opening], () => 3600)).toBe(true);
    expect(deviceDisagrees([opening], () => 0)).toBe(false);
    expect(deviceDisagrees([opening], () => undefined)).toBe(false);
    expect(deviceDisagrees([], () => 3600)).toBe(false);
  });

  it('is asked once for each zone and day', () => {
    const offsetOf = vi.fn(() => 0);
    const later = { ...opening, utcStart: '2027-01-12T15:00:00Z' };
    const next = { ...opening, utcStart: '2027-01-13T09:00:00Z' };
    expect(deviceDisagrees([opening, later, next], offsetOf)).toBe(false);
    expect(offsetOf).toHaveBeenCalledTimes(2);
  });
});

describe('the zone tables of a page', () => {
  const casablanca = (offset: string, version: string) => ({
    data: { name: 'Africa/Casablanca', version, offset, transitions: [] }
  });
  const day = Date.parse('2027-01-12T00:00:00Z');
  const moved = { timeZone: 'Africa/Casablanca', utcStart: '2027-01-12T09:00:00Z', utcOffset: '+00:00' };
  const agenda = (session: Stamped, timeZoneVersion = '2025b') => ({
    timeZoneVersion,
    sessions: { s: session }
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => api.GET.mockReset());

  it('are read anew when a session contradicts them, and then agree', async () => {
    api.GET.mockResolvedValueOnce(casablanca('+01:00', '2025b')).mockResolvedValue(
      casablanca('+00:00', '2026f')
    );
    const zones = new Zones(day, day);
    const watch = new ZoneWatch(zones);
    await zones.need('Africa/Casablanca');
    watch.check(agenda({ ...moved, utcStart: '2027-01-12T08:00:00Z', utcOffset: '+01:00' }));
    expect(api.GET).toHaveBeenCalledTimes(1);
    watch.check(agenda(moved));
    await settled();
    expect(zones.get('Africa/Casablanca')?.version).toBe('2026f');
    watch.check(agenda(moved));
    expect(api.GET).toHaveBeenCalledTimes(2);
  });

  it('are asked about one contradiction once, however often it is said', async () => {
    api.GET.mockResolvedValue(casablanca('+01:00', '2025b'));
    const zones = new Zones(day, day);
    const watch = new ZoneWatch(zones);
    await zones.need('Africa/Casablanca');
    for (let times = 0; times < 3; times++) {
      watch.check(agenda(moved));
      await settled();
    }
    expect(api.GET).toHaveBeenCalledTimes(2);
  });

  it('say nothing of days that they were not asked for', async () => {
    api.GET.mockResolvedValue(casablanca('+01:00', '2025b'));
    const zones = new Zones(day, day);
    const watch = new ZoneWatch(zones);
    await zones.need('Africa/Casablanca');
    watch.check(agenda({ ...moved, utcStart: '2028-01-12T09:00:00Z' }));
    expect(api.GET).toHaveBeenCalledTimes(1);
  });

  it('are read anew when the document is of another version than before, whoever contradicts', async () => {
    api.GET.mockResolvedValue(casablanca('+00:00', '2026f'));
    const zones = new Zones(day, day);
    const watch = new ZoneWatch(zones);
    await zones.need('Africa/Casablanca');
    watch.check(agenda(moved, '2025b'));
    expect(api.GET).toHaveBeenCalledTimes(1);
    watch.check(agenda(moved, '2026f'));
    watch.check(agenda(moved, '2026f'));
    expect(api.GET).toHaveBeenCalledTimes(2);
  });
});
