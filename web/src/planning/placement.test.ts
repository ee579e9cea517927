import { describe, expect, it } from 'vitest';
import type { Agenda, AgendaSession } from '../programme/agenda';
import { fixedZone, zoneTable } from '../time/zone_table';
import { moveBody, placedFromPool, placementOf, previewClash, zoneNameFor, type Planned } from './placement';

const HOURS = (text: string) => Date.parse(`2024-01-28T${text}:00Z`);

function session(id: string, from: string, to: string, more: Partial<AgendaSession> = {}): AgendaSession {
  return {
    id,
    type: 'plenary',
    title: { en: id },
    start: `2024-01-28T${from}:00`,
    timeZone: 'Africa/Nouakchott',
    duration: 'PT1H',
    utcStart: `2024-01-28T${from}:00Z`,
    utcEnd: `2024-01-28T${to}:00Z`,
    utcOffset: '+00:00',
    status: 'confirmed',
    participants: {},
    ...more
  };
}

function programme(...sessions: AgendaSession[]) {
  const agenda = {
    sessions: Object.fromEntries(sessions.map((one) => [one.id, one])),
    rooms: {
      hall: { id: 'hall', name: { en: 'Hall' }, timeZone: 'Africa/Nouakchott' },
      annex: { id: 'annex', name: { en: 'Annex' }, timeZone: 'Europe/Paris' }
    },
    people: {}
  } as unknown as Agenda;
  const planned = sessions.map((one): Planned => ({
    id: one.id,
    session: one,
    pending: false,
    ...placementOf(agenda, one)
  }));
  return { agenda, planned };
}

describe('a move', () => {
  it('is written on the wall clock of the session, and names the room only when it changes', () => {
    const zone = fixedZone('Africa/Nouakchott', 0);
    const from = { start: HOURS('09:00'), end: HOURS('10:00'), roomId: 'hall' };
    expect(moveBody(from, { ...from, start: HOURS('10:00'), end: HOURS('11:00') }, zone)).toEqual({
      start: '2024-01-28T10:00:00',
      timeZone: 'Africa/Nouakchott'
    });
    expect(moveBody(from, { ...from, roomId: undefined }, zone)).toEqual({
      start: '2024-01-28T09:00:00',
      timeZone: 'Africa/Nouakchott',
      roomId: null
    });
  });

  it('tells another length by its duration', () => {
    const zone = fixedZone('Africa/Nouakchott', 0);
    const from = { start: HOURS('09:00'), end: HOURS('10:00'), roomId: 'hall' };
    expect(moveBody(from, { ...from, end: HOURS('10:45') }, zone)).toEqual({
      start: '2024-01-28T09:00:00',
      timeZone: 'Africa/Nouakchott',
      duration: 'PT1H45M'
    });
  });

  it('out of the pool keeps the length that was wished for', () => {
    const waiting = { ...session('w', '', ''), status: 'draft' as const, duration: 'PT90M' };
    const placed = placedFromPool(waiting, HOURS('14:00'));
    expect([placed.start, placed.end, placed.pooled]).toEqual([HOURS('14:00'), HOURS('15:30'), true]);
  });

  it('says which of two equal wall times is meant', () => {
    const paris = zoneTable({
      name: 'Europe/Paris',
      version: '',
      offset: '+02:00',
      transitions: [{ utc: '2027-10-31T01:00:00Z', offset: '+01:00' }]
    });
    const start = Date.parse('2027-10-31T01:30:00Z');
    const from = { start: 0, end: 1, roomId: undefined };
    expect(moveBody(from, { ...from, start, end: start + 1 }, paris)).toEqual({
      start: '2027-10-31T02:30:00',
      timeZone: 'Europe/Paris',
      disambiguation: 'later'
    });
  });

  it('to a room of another site goes over to that clock', () => {
    const { agenda, planned } = programme(session('a', '09:00', '10:00', { roomId: 'hall' }));
    const [a] = planned;
    expect(zoneNameFor(agenda, a.session, a, { ...a, roomId: 'annex' })).toBe('Europe/Paris');
    expect(zoneNameFor(agenda, a.session, a, { ...a, roomId: undefined })).toBe('Africa/Nouakchott');
  });
});

describe('the glance at clashes', () => {
  const chair = { president: { roles: { chair: true as const }, required: true } };

  it('sees a room or a required person taken twice', () => {
    const { agenda, planned } = programme(
      session('a', '09:00', '10:00', { roomId: 'hall', participants: chair }),
      session('b', '10:00', '11:00', { roomId: 'hall' }),
      session('c', '11:00', '12:00', { participants: chair })
    );
    const to = (from: string, until: string) => ({ start: HOURS(from), end: HOURS(until), roomId: 'hall' });
    expect(previewClash(agenda, planned, planned[0], to('09:30', '10:30'))).toBe(true);
    expect(previewClash(agenda, planned, planned[0], to('11:30', '12:30'))).toBe(true);
    expect(previewClash(agenda, planned, planned[0], to('12:00', '13:00'))).toBe(false);
  });

  it('never sees one between a session and its part, nor with what is cancelled', () => {
    const { agenda, planned } = programme(
      session('a', '09:00', '12:00', { roomId: 'hall' }),
      session('part', '10:00', '11:00', { parentId: 'a' }),
      session('gone', '09:00', '10:00', { roomId: 'hall', status: 'cancelled' })
    );
    expect(planned[1].roomId).toBe('hall');
    expect(previewClash(agenda, planned, planned[1], planned[1])).toBe(false);
    expect(previewClash(agenda, planned, planned[0], planned[0])).toBe(false);
  });
});
