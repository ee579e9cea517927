import { describe, expect, it } from 'vitest';
import type { Agenda } from '../programme/agenda';
import { fits, noFilter, rowsOf } from './session_row';

const session = (id: string, start: string, more = {}) => ({
  id,
  type: 'panel',
  title: { fr: id },
  start: `2027-03-01T${start}:00`,
  timeZone: 'Africa/Tunis',
  duration: 'PT1H30M',
  utcStart: `2027-03-01T${start}:00Z`,
  utcEnd: '2027-03-01T23:00:00Z',
  utcOffset: '+00:00',
  status: 'tentative',
  participants: {},
  ...more
});
const agenda = {
  sessions: {
    late: session('late', '11:00', {
      parentId: 'early',
      languages: { interpretation: ['ar'] },
      participants: { b: { roles: { speaker: true } }, a: { roles: { chair: true }, order: 1 } }
    }),
    early: session('early', '09:00', { roomId: 'hall' })
  },
  unplaced: {
    pool: { id: 'pool', type: 'meal', status: 'draft', duration: 'PT1H', participants: {}, title: {} }
  },
  rooms: {},
  people: {}
} as unknown as Agenda;
const rows = rowsOf(agenda, []);
const found = (filter: object) =>
  rows.filter((row) => fits(row, { ...noFilter(), ...filter })).map(({ id }) => id);

describe('the rows of the sessions table', () => {
  it('are numbered in the order of the programme, what has no time last', () => {
    expect(rows.map(({ number, id }) => `${number} ${id}`)).toEqual(['1 early', '2 late', '3 pool']);
  });

  it('inherit the room of the parent and name people in their order', () => {
    expect(rows[1]).toMatchObject({ roomId: 'hall', minutes: 90, people: ['a', 'b'] });
  });

  it('are found by day, room, type, status and by what they lack', () => {
    expect(found({ day: '2027-03-01' })).toEqual(['early', 'late']);
    expect(found({ room: 'hall', type: 'panel' })).toEqual(['early', 'late']);
    expect(found({ status: 'draft' })).toEqual(['pool']);
    expect(found({ lack: 'interpreter' })).toEqual(['late']);
    expect(found({ lack: 'people' })).toEqual(['early', 'pool']);
    expect(found({ lack: 'unplaced' })).toEqual(['pool']);
  });
});
