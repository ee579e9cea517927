import { describe, expect, it } from 'vitest';
import { slugOf } from './slug';

describe('the proposed address of an event', () => {
  it('is the title without accents, with the year', () => {
    expect(slugOf({ fr: 'Forum des régions d’Afrique' }, '2027')).toBe('forum-des-regions-d-afrique-2027');
  });
  it('does not say the year twice', () => {
    expect(slugOf({ en: 'Forum 2027' }, '2027')).toBe('forum-2027');
  });
  it('takes a title in Latin letters where the first one has none', () => {
    expect(slugOf({ ar: 'الملتقى', fr: 'Rencontre' }, '')).toBe('rencontre');
  });
  it('has words of its own where no title can be written so', () => {
    expect(slugOf({ ar: 'الملتقى' }, '2027')).toBe('event-2027');
    expect(slugOf(undefined, '')).toBe('');
  });
  it('ends at a word', () => {
    const slug = slugOf({ en: 'annual '.repeat(20) }, '2027');
    expect(slug).toMatch(/^(annual-)+2027$/);
    expect(slug.length).toBeLessThanOrEqual(80);
  });
});
