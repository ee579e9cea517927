import { describe, expect, it } from 'vitest';
import { preferredLanguage } from '../text/language.svelte';
import { choose } from '../text/localized';
import { ownPath, pathOf, routeOf } from './route';

describe('an address', () => {
  it.each([
    ['/', 'home', {}],
    ['/planner', 'events', {}],
    ['/planner/nouakchott-2024', 'planner', { slug: 'nouakchott-2024' }],
    ['/planner/new', 'new-event', {}],
    ['/settings/branding', 'branding', {}],
    ['/planner/38c3/sessions', 'sessions', { slug: '38c3' }],
    ['/e/38c3', 'agenda', { slug: '38c3' }],
    ['/e/38c3/', 'agenda', { slug: '38c3' }],
    [
      '/people/018d3a52-0000-7000-8000-000000000021',
      'person',
      { id: '018d3a52-0000-7000-8000-000000000021' }
    ],
    ['/e/38c3/schedule.ics', 'absent', {}],
    ['/e/Not_A_Slug', 'absent', {}],
    ['/people/..%2f', 'absent', {}],
    ['/elsewhere', 'absent', {}]
  ])('%s names a page', (path, page, parameters) => {
    expect(routeOf(path)).toEqual({ page, parameters });
  });

  it('is made from the page and read back', () => {
    const path = pathOf('session', { slug: '38c3', id: 'abc' });
    expect(path).toBe('/planner/38c3/sessions/abc');
    expect(routeOf(path)).toEqual({ page: 'session', parameters: { slug: '38c3', id: 'abc' } });
  });

  it('to go to after signing in never leaves the site', () => {
    expect(ownPath('/planner/x?lang=ar')).toBe('/planner/x?lang=ar');
    for (const foreign of ['https://evil.example', '//evil.example', '/\\evil.example', 'planner', null]) {
      expect(ownPath(foreign)).toBe('/planner');
    }
  });
});

describe('the language', () => {
  it('is the one asked for, else the stored one, else the first of the browser that we speak', () => {
    expect(preferredLanguage('?lang=ar', 'fr', ['en'])).toBe('ar');
    expect(preferredLanguage('?lang=de', 'fr', ['en'])).toBe('fr');
    expect(preferredLanguage('', null, ['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(preferredLanguage('', null, ['de'])).toBe('en');
    expect(preferredLanguage('', null, ['de'], 'ar')).toBe('ar');
    expect(preferredLanguage('', null, ['de', 'fr'], 'ar')).toBe('fr');
  });

  it('of a text falls back as the server does, and says so', () => {
    expect(choose({ ar: 'ا', fr: 'f' }, 'fr')).toEqual({ text: 'f', lang: '' });
    expect(choose({ ar: 'ا', fr: 'f' }, 'en')).toEqual({ text: 'f', lang: 'fr' });
    expect(choose({ ar: 'ا', fr: 'f' }, 'en', 'ar')).toEqual({ text: 'ا', lang: 'ar' });
    expect(choose({ und: 'Crazy Talk' }, 'en')).toEqual({ text: 'Crazy Talk', lang: '' });
    expect(choose(undefined, 'en')).toEqual({ text: '', lang: '' });
  });
});
