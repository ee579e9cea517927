import { describe, expect, it } from 'vitest';
import { kindIn, linesOf, referenceIn } from './field_changes';

const person = '018d3a52-0000-7000-8000-000000000021';
const event = '018d3a52-0000-7000-8000-0000000000e4';

describe('what a change did', () => {
  it('is told by field', () => {
    const fields = { roomId: { before: 'a', after: 'b' } };
    expect(linesOf({ fields })).toEqual([{ field: 'roomId', before: 'a', after: 'b' }]);
  });

  it('is told of a text by the languages that changed', () => {
    const fields = { title: { before: { ar: 'أ', fr: 'A' }, after: { ar: 'أ', fr: 'B', en: 'B' } } };
    expect(linesOf({ fields })).toEqual([
      { field: 'title', language: 'fr', before: 'A', after: 'B' },
      { field: 'title', language: 'en', before: undefined, after: 'B' }
    ]);
  });

  it('is told of participants by person, with their roles', () => {
    const fields = {
      participants: { after: { [person]: { roles: { host: true, guest: false }, required: true } } }
    };
    expect(linesOf({ fields })).toEqual([
      { field: 'participants', of: { kind: 'person', id: person }, before: undefined, after: ['host'] }
    ]);
  });

  it('leaves out what only programs need, unless that is all there is', () => {
    const fields = { start: { after: 'x' }, utcStart: { after: 'y' }, id: { after: person } };
    expect(linesOf({ fields }).map(({ field }) => field)).toEqual(['start']);
    expect(linesOf({ fields: { utcStart: { after: 'y' } } }).map(({ field }) => field)).toEqual(['utcStart']);
  });

  it('names a personal field without its value', () => {
    expect(linesOf({ fields: {}, personal: ['email'] })).toEqual([{ field: 'email', personal: true }]);
  });

  it('names where a right was given', () => {
    const fields = { [`event:${event}`]: { after: 'editor' } };
    expect(linesOf({ fields })).toEqual([
      { field: 'grant', of: { kind: 'event', id: event }, before: undefined, after: 'editor' }
    ]);
  });

  it('is nothing where the kind says it all', () => expect(linesOf({})).toEqual([]));
});

describe('a reference', () => {
  it('is of the kind that its field names', () => {
    expect(kindIn('roomId', 'session')).toBe('room');
    expect(kindIn('parentId', 'session')).toBe('session');
    expect(kindIn('parentId', 'organization')).toBe('organization');
    expect(kindIn('capacity', 'room')).toBeUndefined();
  });

  it('may be an object: a resource, an organizer', () => {
    expect(referenceIn({ kind: 'room', id: person })).toEqual({ kind: 'room', id: person });
    expect(referenceIn({ organizationId: person, role: 'host' })).toEqual({
      kind: 'organization',
      id: person,
      role: 'host'
    });
    expect(referenceIn({ number: 3 })).toBeUndefined();
    expect(referenceIn('room')).toBeUndefined();
  });
});
