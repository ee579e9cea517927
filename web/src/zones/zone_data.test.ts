import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../api/client';
import { reader } from '../text/language.svelte';
import {
  canChoose,
  changeOf,
  choicesOf,
  matches,
  noFilter,
  offsetChange,
  placeChange,
  rowOf,
  shiftOf,
  utcChange,
  utcTimes
} from './moves';
import { Preview } from './preview.svelte';
import type { ZoneChange, ZoneMove, ZonePreview } from './requests';
import { EVERY, LATER, RunningChange } from './running.svelte';
import { candidates, compareVersions } from './versions';

const rabat: ZoneMove = {
  kind: 'session',
  id: 's1',
  eventId: 'e1',
  title: { en: 'Opening' },
  timeZone: 'Africa/Casablanca',
  keeps: 'wall-time',
  before: {
    start: '2027-01-12T09:00:00',
    utcStart: '2027-01-12T08:00:00Z',
    utcEnd: '2027-01-12T09:30:00Z',
    utcOffset: '+01:00'
  },
  after: {
    start: '2027-01-12T09:00:00',
    utcStart: '2027-01-12T09:00:00Z',
    utcEnd: '2027-01-12T10:30:00Z',
    utcOffset: '+00:00'
  },
  clocks: [
    { timeZone: 'Europe/Paris', people: 2, before: '2027-01-12T09:00:00', after: '2027-01-12T10:00:00' }
  ]
};
const booked: ZoneMove = { ...rabat, kind: 'booking', id: 'b1', eventId: undefined, fault: 'nonexistent' };
const call: ZoneMove = {
  ...rabat,
  id: 's2',
  eventId: 'e2',
  keeps: 'instant',
  before: { ...rabat.before, start: '2027-01-13T00:30:00', utcStart: '2027-01-12T23:30:00Z' },
  after: { ...rabat.before, start: '2027-01-12T23:30:00', utcStart: '2027-01-12T23:30:00Z' }
};
const nothing = {
  sessions: 0,
  publishedPlacements: 0,
  bookings: 0,
  blockings: 0,
  unavailabilities: 0,
  releases: 0
};
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

beforeAll(() => {
  reader.language = 'en';
});

describe('versions of the zone data', () => {
  it('stand in order of release', () => {
    expect(['2026f', '2025z', '2026a', '2025za'].sort(compareVersions)).toEqual([
      '2025z',
      '2025za',
      '2026a',
      '2026f'
    ]);
  });

  it('that could be adopted instead are those stored and that of the system, the newest first', () => {
    expect(candidates({ adopted: '2026c', onSystem: '2026f', stored: ['2025b', '2026c', '2026f'] })).toEqual([
      { version: '2026f', older: false },
      { version: '2025b', older: true }
    ]);
    expect(candidates({ adopted: '2026f', onSystem: '2026f', stored: ['2026f'] })).toEqual([]);
    expect(candidates({ adopted: '2026f', stored: ['2026f'] })).toEqual([]);
  });
});

describe('a list of moves', () => {
  const rows = [rabat, booked, call, { ...rabat, kind: 'published-placement' as const }].map(rowOf);

  it('tells a session and its published placement apart', () => {
    expect(new Set(ids(rows)).size).toBe(4);
  });

  it('is narrowed by event, kind and fault', () => {
    const of = (filter: Partial<typeof noFilter>) =>
      ids(rows.filter((row) => matches(row, { ...noFilter, ...filter })));
    expect(of({})).toHaveLength(4);
    expect(of({ event: 'e2' })).toEqual(['session/s2']);
    expect(of({ kind: 'booking' })).toEqual(['booking/b1']);
    expect(of({ fault: 'any' })).toEqual(['booking/b1']);
    expect(of({ fault: 'ambiguous' })).toEqual([]);
  });

  it('offers what occurs', () => {
    expect(choicesOf(rows)).toEqual({
      kinds: ['session', 'booking', 'published-placement'],
      events: ['e1', 'e2'],
      faults: ['nonexistent']
    });
  });
});

describe('a move', () => {
  it('that keeps the wall time has another instant', () => {
    expect(placeChange(rabat)).toEqual({ before: '12 Jan 2027, 09:00', after: undefined });
    expect(utcChange(rabat)).toEqual({ before: '12 Jan 2027, 08:00', after: '09:00' });
    expect(utcTimes(rabat)).toEqual({ before: '08:00', after: '09:00' });
    expect(shiftOf(rabat)).toBe(3_600_000);
  });

  it('that keeps the instant has another wall time, with its date where that is another', () => {
    expect(placeChange(call)).toEqual({ before: '13 Jan 2027, 00:30', after: '12 Jan 2027, 23:30' });
    expect(utcChange(call).after).toBe(undefined);
    expect(utcTimes(call)).toBe(undefined);
    expect(shiftOf(call)).toBe(0);
  });

  it('names both offsets where they differ', () => {
    expect(offsetChange('+01:00', '+00:00')).toEqual({ before: 'GMT+1', after: 'GMT+0' });
    expect(offsetChange('-03:30', '-03:30')).toEqual({ before: 'GMT−3:30', after: undefined });
    expect(changeOf(0, 0).after).toBe(undefined);
  });

  it('is chosen about only where it is a session of the working programme', () => {
    expect([rabat, booked].map(canChoose)).toEqual([true, false]);
  });
});

describe('a preview', () => {
  const page = (items: ZoneMove[], next?: string): ZonePreview => ({
    from: '2025b',
    to: '2026f',
    now: '2026-07-15T00:00:00Z',
    zones: [],
    counts: { ...nothing, events: 0, people: 0, problems: 0 },
    items,
    next
  });
  const unreachable: Problem = { type: 'about:blank', title: '', status: 0, code: 'unreachable' };

  it('comes page by page, and keeps what only the first says', async () => {
    const conflicts = { created: [], removed: [] };
    const asked: (string | undefined)[] = [];
    const preview = new Preview('2026f', async (cursor) => {
      asked.push(cursor);
      return { data: cursor ? page([call]) : { ...page([rabat], 'on'), conflicts } };
    });
    await preview.load();
    expect(asked).toEqual([undefined, 'on']);
    expect(ids(preview.rows)).toEqual(['session/s1', 'session/s2']);
    expect(preview.first?.conflicts).toBe(conflicts);
    expect([preview.state, preview.more]).toEqual(['ready', false]);
  });

  it('says what went wrong, and keeps what it had', async () => {
    let works = true;
    const preview = new Preview('2026f', async () =>
      works ? { data: page([rabat]) } : { problem: unreachable }
    );
    await preview.load();
    works = false;
    await preview.load();
    expect([preview.state, preview.problem?.code, preview.rows.length]).toEqual(['failed', 'unreachable', 1]);
  });

  it('forgets the answer to an earlier reading', async () => {
    const answers: ((answer: { data: ZonePreview }) => void)[] = [];
    const preview = new Preview('2026f', () => new Promise((answer) => answers.push(answer)));
    const [first, second] = [preview.load(), preview.load()];
    answers[1]({ data: page([call]) });
    answers[0]({ data: page([rabat]) });
    await Promise.all([first, second]);
    expect(ids(preview.rows)).toEqual(['session/s2']);
  });
});

describe('a change that runs', () => {
  const change: ZoneChange = {
    id: 'c1',
    from: '2025b',
    to: '2026f',
    status: 'running',
    startedAt: '2026-07-15T09:00:00Z',
    lookedAt: 0,
    moved: nothing
  };

  function followed(answers: (ZoneChange | undefined)[]) {
    const waits: number[] = [];
    const done: ZoneChange[] = [];
    let due: (() => void) | undefined;
    const running = new RunningChange(change, (finished) => done.push(finished), {
      get: async () => {
        const data = answers.shift();
        return data ? { data } : { problem: { type: '', title: '', status: 0, code: 'unreachable' } };
      },
      after: (milliseconds, run) => {
        waits.push(milliseconds);
        due = run;
      },
      cancel: () => (due = undefined)
    });
    const tick = async () => {
      const run = due;
      due = undefined;
      run?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    return { running, waits, done, tick };
  }

  it('is asked for each second until it is finished', async () => {
    const finished: ZoneChange = { ...change, status: 'finished', lookedAt: 212 };
    const { running, waits, done, tick } = followed([{ ...change, lookedAt: 100 }, finished]);
    await tick();
    expect(running.change?.lookedAt).toBe(100);
    await tick();
    await tick();
    expect(waits).toEqual([EVERY, EVERY]);
    expect(done).toEqual([finished]);
  });

  it('is asked for later while nobody answers, and keeps what it last said', async () => {
    const { running, waits, tick } = followed([
      { ...change, lookedAt: 100 },
      undefined,
      { ...change, lookedAt: 150 }
    ]);
    await tick();
    await tick();
    expect([running.silent, running.change?.lookedAt]).toEqual([true, 100]);
    await tick();
    expect([running.silent, running.change?.lookedAt]).toEqual([false, 150]);
    expect(waits).toEqual([EVERY, EVERY, LATER, EVERY]);
  });

  it('is no longer asked for once nobody looks', async () => {
    const { running, waits, tick } = followed([change]);
    running.stop();
    await tick();
    expect(waits).toEqual([EVERY]);
  });
});
