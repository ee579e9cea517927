import { describe, expect, it } from 'vitest';
import { mergePatch } from '../live/merge_patch';
import { differences, patchBetween, patchOnto } from './three_way';

const before = { title: { ar: 'ا', fr: 'Un' }, duration: 'PT1H', tags: ['a'], roomId: 'r1' };

describe('two changes of one thing', () => {
  it('do not differ where only one touched a field, or both did the same', () => {
    const mine = { ...before, title: { ar: 'ا', fr: 'Deux' }, duration: 'PT2H' };
    const theirs = { ...before, title: { ar: 'ب', fr: 'Un' }, duration: 'PT2H' };
    expect(differences(before, mine, theirs)).toEqual([]);
    const patch = patchOnto(before, mine, theirs, () => true);
    expect(mergePatch(theirs, patch)).toEqual({
      ...before,
      title: { ar: 'ب', fr: 'Deux' },
      duration: 'PT2H'
    });
  });

  it('differ by the innermost member, and each is taken from the one chosen', () => {
    const mine = { ...before, title: { ar: 'ا', fr: 'Deux' }, tags: ['a', 'b'] };
    const theirs = { ...before, title: { ar: 'ا', fr: 'Trois' }, tags: [] };
    expect(differences(before, mine, theirs)).toEqual([
      { path: ['tags'], mine: ['a', 'b'], theirs: [] },
      { path: ['title', 'fr'], mine: 'Deux', theirs: 'Trois' }
    ]);
    expect(patchOnto(before, mine, theirs, (path) => path[0] === 'title')).toEqual({ tags: ['a', 'b'] });
    expect(patchOnto(before, mine, theirs, (path) => path[0] === 'tags')).toEqual({ title: { fr: 'Deux' } });
    expect(patchOnto(before, mine, theirs, () => true)).toBeUndefined();
  });

  it('meet where one removed what the other changed', () => {
    const mine: Record<string, unknown> = { ...before };
    delete mine.roomId;
    const theirs = { ...before, roomId: 'r2' };
    expect(differences(before, mine, theirs)).toEqual([{ path: ['roomId'], mine: undefined, theirs: 'r2' }]);
    expect(patchOnto(before, mine, theirs, () => false)).toEqual({ roomId: null });
  });

  it('become a merge patch that names what changed and nothing else', () => {
    expect(patchBetween(before, before)).toEqual({});
    expect(patchBetween(before, { ...before, title: { fr: 'Un' }, extra: 1 })).toEqual({
      title: { ar: null },
      extra: 1
    });
  });
});
