import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { clashGroups } from './clash_groups';

const clash = (id: string, others: string[], utcStart = '2024-01-28T10:00:00Z') =>
  ({
    id,
    utcStart,
    utcEnd: '2024-01-28T11:00:00Z',
    sides: others.map((sessionId) => ({ sessionId, utcStart, utcEnd: '2024-01-28T11:00:00Z' }))
  }) as Schemas['Conflict'];

describe('clashes', () => {
  it('of the same sessions at the same time are told together, in the order they came', () => {
    const room = clash('room', ['a', 'b']);
    const person = clash('person', ['b', 'a']);
    const other = clash('other', ['a', 'c']);
    const later = clash('later', ['a', 'b'], '2024-01-28T10:30:00Z');
    expect(clashGroups([room, other, person, later])).toEqual([[room, person], [other], [later]]);
  });
});
