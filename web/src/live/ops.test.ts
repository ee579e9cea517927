import { describe, expect, it } from 'vitest';
import { mergePatch } from './merge_patch';
import { applyOps } from './ops';

describe('a merge patch', () => {
  // The cases of RFC 7396, appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd']
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }]
  ])('takes %j by %j to %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });
});

describe('operations', () => {
  const before = {
    event: { id: 'e1', revision: 4 },
    release: null,
    sessions: { s1: { start: '09:00', roomId: 'r1' }, s2: { start: '10:00' } },
    rooms: { r1: { name: 'Hall' } }
  };

  it('set, patch and delete in order, and leave what they were given alone', () => {
    const copy = structuredClone(before);
    const after = applyOps<object>(before, [
      { set: 'sessions/s1', value: { start: '11:00', roomId: null } },
      { set: 'sessions/s3', value: { start: '12:00' } },
      { del: 'sessions/s2' },
      { set: 'release', value: { number: 1 } },
      { set: 'event', value: { revision: 5 } },
      { del: 'sessions/unknown' }
    ]);
    expect(after).toEqual({
      event: { id: 'e1', revision: 5 },
      release: { number: 1 },
      sessions: { s1: { start: '11:00' }, s3: { start: '12:00' } },
      rooms: { r1: { name: 'Hall' } }
    });
    expect(before).toEqual(copy);
  });

  it('name the release of the zone data, which is a word and no object', () => {
    expect(
      applyOps<object>({ timeZoneVersion: '2025b', sessions: {} }, [
        { set: 'timeZoneVersion', value: '2026f' }
      ])
    ).toEqual({
      timeZoneVersion: '2026f',
      sessions: {}
    });
  });

  it('share what did not change', () => {
    const after = applyOps(before, [{ del: 'sessions/s2' }]);
    expect(after.rooms).toBe(before.rooms);
    expect(after.sessions.s1).toBe(before.sessions.s1);
  });
});
