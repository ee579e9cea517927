import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import type { Agenda } from '../programme/agenda';
import { isSame, namesIn, releaseNumber } from './difference';

const nothing: Schemas['ReleaseDifference'] = {
  from: null,
  to: null,
  event: {},
  sessions: [],
  rooms: [],
  people: []
};

describe('a difference of releases', () => {
  it('is none only where no part of it has an entry', () => {
    expect(isSame(nothing)).toBe(true);
    expect(isSame({ ...nothing, event: { title: { before: { en: 'A' }, after: { en: 'B' } } } })).toBe(false);
    for (const part of ['sessions', 'rooms', 'people'] as const)
      expect(isSame({ ...nothing, [part]: [{ id: 'x', change: 'changed', fields: {} }] })).toBe(false);
  });

  it('names who is no longer in the programme by what they were called', () => {
    const agenda = { rooms: {}, people: { in: { name: { en: 'Amina' } } } } as unknown as Agenda;
    const gone: Schemas['EntryChange'] = {
      id: 'out',
      change: 'removed',
      fields: { name: { before: { en: 'Youssef' } } }
    };
    const names = namesIn(agenda, { ...nothing, people: [gone] });
    expect(['in', 'out', 'unknown'].map(names.personName)).toEqual(['Amina', 'Youssef', '']);
  });

  it('is asked for by number, and part where there is one', () => {
    expect([releaseNumber({ number: 7, part: 0 }), releaseNumber({ number: 7, part: 3 })]).toEqual([
      '7',
      '7.3'
    ]);
  });
});
