import { describe, expect, it } from 'vitest';
import { fixedZone } from '../time/zone_table';
import { datesOf, roomIdOf, treeOrder, venueTimes, type Agenda, type AgendaSession } from './agenda';
import { differences, factsOf } from './differences';
import { nowNext } from './now_next';
import { elapsedMinutes, lastDayOf, offsetsOf } from './session_time';
import { shownTimes } from './time_view';

function session(id: string, start: string, end: string, more: Partial<AgendaSession> = {}): AgendaSession {
  return {
    id,
    type: 'plenary',
    title: { en: id },
    start,
    timeZone: 'Africa/Nouakchott',
    duration: 'PT1H',
    utcStart: `${start}Z`,
    utcEnd: `${end}Z`,
    utcOffset: '+00:00',
    status: 'confirmed',
    participants: {},
    ...more
  };
}
function agenda(...sessions: AgendaSession[]): Agenda {
  return {
    event: { firstDay: '2024-01-28', lastDay: '2024-01-29', type: 'network-meeting' },
    sessions: Object.fromEntries(sessions.map((one) => [one.id, one])),
    rooms: { hall: { id: 'hall', name: { en: 'Hall' } }, annex: { id: 'annex', name: { en: 'Annex' } } },
    people: {}
  } as unknown as Agenda;
}
const opening = session('opening', '2024-01-28T09:00:00', '2024-01-28T10:00:00', { roomId: 'hall' });
const day = session('day', '2024-01-28T10:00:00', '2024-01-28T12:00:00', { roomId: 'hall' });
const part = session('a-part', '2024-01-28T10:00:00', '2024-01-28T11:00:00', { parentId: 'day' });
const dinner = session('dinner', '2024-01-28T22:30:00', '2024-01-29T01:00:00');

describe('an agenda', () => {
  it('lets a part inherit its room, and stand after its whole', () => {
    const it = agenda(opening, day, part);
    expect(roomIdOf(it, part)).toBe('hall');
    expect(treeOrder(Object.values(it.sessions)).map((one) => one.id)).toEqual(['opening', 'day', 'a-part']);
  });

  it('has every day of the event and those beside it that are used', () => {
    const eve = session('eve', '2024-01-27T18:00:00', '2024-01-27T19:00:00');
    expect(datesOf(agenda(eve, opening))).toEqual(['2024-01-27', '2024-01-28', '2024-01-29']);
  });

  it('shows times on the venue clock or on mine, and marks another day', () => {
    const near = (name: string, offset: number) => fixedZone(name, offset);
    const venue = fixedZone('Africa/Nouakchott', 0);
    const clock = (wall: number) => new Date(wall).toISOString().slice(11, 16);
    const atVenue = shownTimes(dinner, { mine: undefined, venue, near });
    expect([clock(atVenue.start), atVenue.startMark, clock(atVenue.end), atVenue.endMark]).toEqual([
      '22:30',
      0,
      '01:00',
      1
    ]);
    const mine = shownTimes(dinner, { mine: fixedZone('Asia/Jakarta', 7 * 3600), venue, near });
    expect([clock(mine.start), mine.startMark, clock(mine.end), mine.endMark]).toEqual([
      '05:30',
      1,
      '08:00',
      1
    ]);
  });

  it('ends a flight on the clock of where it lands', () => {
    const flight = session('flight', '2024-01-28T20:00:00', '2024-01-28T22:00:00', {
      endTimeZone: 'Africa/Tunis'
    });
    const near = (name: string) => fixedZone(name, name === 'Africa/Tunis' ? 3600 : 0);
    expect(new Date(venueTimes(flight, near).end).toISOString().slice(11, 16)).toBe('23:00');
  });
});

describe('the time of a session', () => {
  const venue = fixedZone('Africa/Nouakchott', 0);
  const near = (name: string) => fixedZone(name, name === 'America/Montreal' ? -5 * 3600 : 0);
  const atVenue = { mine: undefined, venue, near };
  const jakarta = { ...atVenue, mine: fixedZone('Asia/Jakarta', 7 * 3600) };
  const clock = (wall: number) => new Date(wall).toISOString().slice(0, 16);

  it('lands, by the clocks, before it took off, and tells the hours in between', () => {
    const flight = session('flight', '2024-01-28T00:30:00', '2024-01-28T05:00:00', {
      endTimeZone: 'America/Montreal'
    });
    const shown = shownTimes(flight, atVenue);
    expect([clock(shown.start), clock(shown.end)]).toEqual(['2024-01-28T00:30', '2024-01-28T00:00']);
    expect(offsetsOf(flight, atVenue)).toEqual({ start: 0, end: -5 * 3600 });
    expect(elapsedMinutes(flight, shown)).toBe(270);
    expect(offsetsOf(flight, jakarta)).toEqual({ start: 7 * 3600, end: 7 * 3600 });
  });

  it('needs no length where the clocks tell it', () => {
    expect(elapsedMinutes(opening, shownTimes(opening, atVenue))).toBe(undefined);
  });

  it('is a date of the place where it lasts whole days, on whatever clock it is read', () => {
    const fair = session('fair', '2024-01-28T00:00:00', '2024-01-30T00:00:00', {
      allDay: true,
      duration: 'P2D'
    });
    expect(shownTimes(fair, jakarta)).toEqual(shownTimes(fair, atVenue));
    expect(clock(lastDayOf(fair)!)).toBe('2024-01-29T00:00');
    expect(lastDayOf({ ...fair, duration: 'P1D' })).toBe(undefined);
    expect(lastDayOf(opening)).toBe(undefined);
    expect(elapsedMinutes(fair, shownTimes(fair, atVenue))).toBe(undefined);
  });
});

describe('now and next', () => {
  const at = (utc: string, ...sessions: AgendaSession[]) => {
    const { current, next, later, phase } = nowNext(agenda(...sessions), Date.parse(utc));
    const ids = (list: AgendaSession[]) => list.map((one) => one.id);
    return { current: ids(current), next: ids(next), later: ids(later), phase };
  };
  const cancelled = session('lunch', '2024-01-28T10:00:00', '2024-01-28T12:00:00', { status: 'cancelled' });

  it('names the part that is on rather than the whole, and no cancelled one', () => {
    const now = at('2024-01-28T10:30:00Z', opening, day, part, dinner, cancelled);
    expect(now).toEqual({ current: ['a-part'], next: ['dinner'], later: [], phase: 'during' });
  });

  it('knows before and after', () => {
    expect(at('2024-01-28T08:00:00Z', opening, day).phase).toBe('before');
    expect(at('2024-01-28T08:00:00Z', opening, day).later).toEqual(['day']);
    expect(at('2024-01-30T08:00:00Z', opening, day)).toEqual({
      current: [],
      next: [],
      later: [],
      phase: 'after'
    });
  });

  it('ends a session at its end, not a moment later', () => {
    expect(at('2024-01-28T10:00:00Z', opening).current).toEqual([]);
    expect(at('2024-01-28T09:59:00Z', opening).current).toEqual(['opening']);
  });
});

describe('the differences of two programmes', () => {
  const before = factsOf(agenda(opening, day, dinner));

  it('are none between equal ones', () => {
    expect(differences(before, factsOf(agenda(opening, day, dinner)))).toEqual([]);
  });

  it('tell the old and the new time and room', () => {
    const moved = {
      ...opening,
      start: '2024-01-28T10:00:00',
      utcStart: '2024-01-28T10:00:00Z',
      utcEnd: '2024-01-28T11:00:00Z',
      roomId: 'annex'
    };
    const about = { sessionId: 'opening', title: { en: 'opening' }, utcEnd: '2024-01-28T11:00:00Z' };
    expect(differences(before, factsOf(agenda(moved, day, dinner)))).toEqual([
      {
        ...about,
        kind: 'moved',
        from: { start: '2024-01-28T09:00:00', utcStart: '2024-01-28T09:00:00Z' },
        to: { start: '2024-01-28T10:00:00', utcStart: '2024-01-28T10:00:00Z' }
      },
      { ...about, kind: 'room', from: { en: 'Hall' }, to: { en: 'Annex' } }
    ]);
  });

  it('name what came, went, was cancelled or got another end', () => {
    const after = agenda(
      { ...opening, status: 'cancelled' },
      { ...day, utcEnd: '2024-01-28T12:30:00Z' },
      session('new', '2024-01-28T15:00:00', '2024-01-28T16:00:00')
    );
    const kinds = differences(before, factsOf(after)).map((news) => `${news.sessionId} ${news.kind}`);
    expect(kinds).toEqual(['opening cancelled', 'day length', 'new added', 'dinner removed']);
  });

  it('count only the sessions asked for', () => {
    const draft = session('draft', '2024-01-28T15:00:00', '2024-01-28T16:00:00', { status: 'draft' });
    const facts = factsOf(agenda(opening, day, dinner, draft), (one) => one.status !== 'draft');
    expect(differences(before, facts)).toEqual([]);
  });
});
