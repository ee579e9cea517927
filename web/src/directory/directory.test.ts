import { describe, expect, it } from 'vitest';
import { levelsOf, tidy, written } from './draft';
import { mergePreview } from './merge_preview';
import { byEvent, nearestFirst, type Participation } from './participations';
import { inForce, presentFunction, today } from './people';
import { differences, patchOnto } from '../edit/three_way';
import { contentOf, draftOf, inputOfDraft, patchOfContent, type Unavailability } from './unavailability';

describe('what a form sends', () => {
  it('leaves out what was emptied, but keeps the places of list items', () => {
    expect(
      tidy({
        name: { ar: ' ', fr: ' Amina ' },
        needs: { diet: '' },
        functions: [{ title: {} }, { title: { fr: 'x' } }]
      })
    ).toEqual({ name: { fr: 'Amina' }, functions: [{}, { title: { fr: 'x' } }] });
    expect(tidy({ archived: false, capacity: 0 })).toEqual({ archived: false, capacity: 0 });
  });

  it('is without what the server writes, and without levels of languages that are not spoken', () => {
    expect(written({ id: '1', version: 2, updated: '', name: { fr: 'x' } })).toEqual({ name: { fr: 'x' } });
    expect(levelsOf(['ar'], { ar: 'A', fr: 'B' })).toEqual({ ar: 'A' });
  });
});

describe('a function', () => {
  const former = { title: { en: 'Minister' }, lastDay: '2023-12-31' };
  const present = { title: { en: 'President' }, firstDay: '2024-01-01' };

  it('is in force on both of its days', () => {
    expect(inForce(former, '2023-12-31')).toBe(true);
    expect(inForce(former, '2024-01-01')).toBe(false);
    expect(inForce({}, '2024-01-01')).toBe(true);
  });

  it('is told beside the name if it is in force, else the last', () => {
    expect(presentFunction([former, present], '2024-05-01')).toBe(present);
    expect(presentFunction([former], '2024-05-01')).toBe(former);
    expect(presentFunction(undefined, '2024-05-01')).toBeUndefined();
    expect(today(Date.UTC(2024, 0, 5, 23, 59))).toBe('2024-01-05');
  });
});

describe('merging two', () => {
  const survivor = {
    id: '1',
    version: 1,
    updated: '',
    name: { fr: 'Maire', ar: 'عمدة' },
    gender: 'male',
    languages: ['fr']
  };
  const other = {
    id: '2',
    version: 1,
    updated: '',
    archived: true,
    name: { fr: 'Le maire', en: 'Mayor' },
    homeTimeZone: 'Africa/Tunis',
    languages: ['fr', 'ar']
  };

  it('tells what stays, what comes and what is lost', () => {
    const fates = mergePreview(survivor, other).map(({ path, fate }) => [path.join('/'), fate]);
    expect(fates).toEqual([
      ['name/fr', 'lost'],
      ['name/ar', 'kept'],
      ['name/en', 'added'],
      ['gender', 'kept'],
      ['homeTimeZone', 'added'],
      ['languages', 'kept'],
      ['languages', 'added']
    ]);
  });

  it('adds of a list what is not there yet, and takes a real kind for an unknown one', () => {
    expect(mergePreview(survivor, other).at(-1)?.other).toEqual(['ar']);
    expect(mergePreview({ kind: 'other' }, { kind: 'city' })).toEqual([
      { path: ['kind'], fate: 'added', other: 'city' }
    ]);
  });
});

describe('an absence', () => {
  const base = {
    id: '1',
    personId: '2',
    timeZone: 'Africa/Tunis',
    certainty: 'confirmed',
    source: 'declared'
  } as Unavailability;

  it('of hours comes into the form with its end and goes out with its length', () => {
    const draft = draftOf({ ...base, start: '2024-01-28T22:00:00', duration: 'PT4H' }, undefined);
    expect([draft.days, draft.from, draft.to]).toEqual([false, '2024-01-28T22:00', '2024-01-29T02:00']);
    const input = inputOfDraft(draft, 'now');
    expect([input.start, input.duration]).toEqual(['2024-01-28T22:00', 'PT4H']);
    expect(inputOfDraft({ ...draft, to: draft.from }, 'now').duration).toBe('PT0M');
  });

  it('turned from hours into days takes the hours away', () => {
    const draft = { ...draftOf({ ...base, start: '2024-01-28T22:00:00', duration: 'PT4H' }, undefined) };
    const days = inputOfDraft({ ...draft, days: true, firstDay: '2024-01-28' }, 'now');
    expect(patchOfContent(contentOf(days))).toMatchObject({
      start: null,
      duration: null,
      firstDay: '2024-01-28',
      lastDay: '2024-01-28'
    });
    expect(inputOfDraft({ ...draft, source: 'calendar' }, 'now').asOf).toBe('now');
  });
});

describe('two changes of an absence', () => {
  const at = (start: string, more: object = {}) => contentOf({ start, duration: 'PT1H', ...more });

  it('meet where both moved it, as one time and not as its halves', () => {
    const [was, mine] = [at('2024-01-28T09:00'), at('2024-01-28T10:00', { reason: 'Leave' })];
    const theirs = contentOf({ firstDay: '2024-01-28', lastDay: '2024-01-28' });
    expect(differences(was, mine, theirs).map(({ path }) => path)).toEqual([['when']]);
    expect(patchOnto(was, mine, theirs, () => true)).toEqual({ reason: 'Leave' });
    expect(patchOfContent(patchOnto(was, mine, theirs, () => false) as object)).toEqual({
      firstDay: null,
      lastDay: null,
      start: '2024-01-28T10:00',
      duration: 'PT1H',
      reason: 'Leave'
    });
  });
});

describe('events', () => {
  it('are looked through from the next on, then back from the latest', () => {
    const event = (firstDay: string, lastDay: string) => ({ firstDay, lastDay });
    const [old, older, now, later] = [
      event('2024-01-01', '2024-01-02'),
      event('2020-01-01', '2020-01-02'),
      event('2024-05-01', '2024-05-09'),
      event('2025-01-01', '2025-01-01')
    ];
    expect(nearestFirst([older, later, old, now], '2024-05-05')).toEqual([now, later, old, older]);
  });

  it('are gathered by their events, from the first day of one to the last', () => {
    const at = (id: string, start?: string) =>
      ({ event: { id }, session: { start: start && `${start}T09:00:00` } }) as Participation;
    const [first, second] = byEvent([
      at('a', '2024-01-28'),
      at('b', '2024-01-29'),
      at('a', '2024-01-30'),
      at('b')
    ]);
    expect([first.event.id, first.participations.length, first.firstDay, first.lastDay]).toEqual([
      'a',
      2,
      '2024-01-28',
      '2024-01-30'
    ]);
    expect(second.lastDay > '2999').toBe(true);
  });
});
