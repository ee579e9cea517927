import { describe, expect, it } from 'vitest';
import { bodyOf, newDraft, patchOf, slugFrom } from './event_draft';

describe('the address of a new event', () => {
  it('is made of the Latin words of its title and the year', () => {
    expect(slugFrom({ fr: 'Réunion annuelle des régions', ar: 'الاجتماع السنوي' }, '2027-03-01')).toBe(
      'reunion-annuelle-des-regions-2027'
    );
  });

  it('does not say the year twice, and is empty where there is nothing to make it of', () => {
    expect(slugFrom({ en: 'Forum 2027' }, '2027-03-01')).toBe('forum-2027');
    expect(slugFrom({ ar: 'الاجتماع السنوي' }, '2027-03-01')).toBe('');
  });
});

describe('a draft of an event', () => {
  const draft = { ...newDraft(), title: { fr: 'Forum' }, slug: 'forum', theme: {} };

  it('sends only what was filled in', () => {
    expect(bodyOf(draft)).toEqual({
      slug: 'forum',
      title: { fr: 'Forum' },
      type: 'meeting',
      languages: ['ar', 'fr', 'en'],
      visibility: 'public'
    });
  });

  it('takes away what was emptied, language by language', () => {
    const before = { ...draft, title: { fr: 'Forum', en: 'Forum' }, theme: { fr: 'Eau' }, siteIds: ['a'] };
    expect(patchOf(before, draft)).toEqual({ title: { en: null }, theme: null, siteIds: [] });
    expect(patchOf(draft, draft)).toEqual({});
  });
});
