import { describe, expect, it } from 'vitest';
import { endingWith, newRule, nthsOf, ruleOf, simpleOf, weekdayOf, type Rule, type SimpleRule } from './rule';

const TUESDAY = '2026-09-08T10:00:00'; // the second of its month
const LAST_TUESDAY = '2026-09-29T10:00:00'; // the fifth
const simple = (of: Partial<SimpleRule>): SimpleRule => ({
  pattern: 'day',
  interval: 1,
  days: ['tu'],
  nth: 2,
  end: { kind: 'never' },
  ...of
});

describe('the weekday of a date', () => {
  it('is counted from Monday', () => {
    expect(weekdayOf(TUESDAY)).toBe('tu');
    expect(weekdayOf('2026-09-13T00:00:00')).toBe('su');
  });
  it('is counted in its month from the start, and the last of it from the end', () => {
    expect(nthsOf(TUESDAY)).toEqual([2]);
    expect(nthsOf('2026-09-22T10:00:00')).toEqual([4]);
    expect(nthsOf('2026-02-24T10:00:00')).toEqual([4, -1]);
    expect(nthsOf(LAST_TUESDAY)).toEqual([-1]);
  });
});

describe('a rule of the form', () => {
  it('begins as every week on the day of the start, ten times', () => {
    expect(ruleOf(newRule(TUESDAY), TUESDAY)).toEqual({
      frequency: 'weekly',
      byDay: [{ day: 'tu' }],
      count: 10
    });
  });
  it('names the days of the week in their order', () => {
    const rule = ruleOf(simple({ pattern: 'week', days: ['fr', 'mo'] }), TUESDAY);
    expect(rule.byDay).toEqual([{ day: 'mo' }, { day: 'fr' }]);
  });
  it('includes its last day', () => {
    const rule = ruleOf(simple({ end: { kind: 'until', date: '2026-10-27' } }), TUESDAY);
    expect(rule).toEqual({ frequency: 'daily', until: '2026-10-27T23:59:59' });
  });
  it.each<Partial<SimpleRule>>([
    { pattern: 'day', interval: 3 },
    { pattern: 'week', interval: 2, days: ['tu', 'th'], end: { kind: 'count', count: 7 } },
    { pattern: 'month-date', end: { kind: 'until', date: '2027-03-08' } },
    { pattern: 'month-weekday', interval: 3 },
    { pattern: 'year' }
  ])('reads back as it was written: %o', (of) => {
    const written = simple(of);
    expect(simpleOf(ruleOf(written, TUESDAY), TUESDAY)).toEqual(written);
  });
});

describe('a rule of others', () => {
  it.each<[string, Rule]>([
    ['hours', { frequency: 'hourly' }],
    ['times of day', { frequency: 'daily', byHour: [9, 15] }],
    ['weeks that begin on Sunday', { frequency: 'weekly', interval: 2, firstDayOfWeek: 'su' }],
    ['several days of the month', { frequency: 'monthly', byMonthDay: [1, 15] }],
    ['another day of the month than its start', { frequency: 'monthly', byMonthDay: [9] }],
    ['every Tuesday of a month', { frequency: 'monthly', byDay: [{ day: 'tu' }] }],
    ['another Tuesday than its start', { frequency: 'monthly', byDay: [{ day: 'tu', nthOfPeriod: 3 }] }],
    ['a position', { frequency: 'monthly', byDay: [{ day: 'tu', nthOfPeriod: 2 }], bySetPosition: [-1] }],
    ['this day in every month of the year', { frequency: 'yearly', byMonthDay: [8] }],
    ['another way with days that are missing', { frequency: 'monthly', skip: 'forward' }]
  ])('is not in the form: %s', (_, rule) => {
    expect(simpleOf(rule, TUESDAY)).toBeUndefined();
  });
  it('is in the form where it says the day of its start once more', () => {
    expect(simpleOf({ frequency: 'monthly', byMonthDay: [8] }, TUESDAY)?.pattern).toBe('month-date');
    const yearly: Rule = { frequency: 'yearly', byMonth: ['9'], byMonthDay: [8] };
    expect(simpleOf(yearly, TUESDAY)?.pattern).toBe('year');
    expect(simpleOf({ frequency: 'weekly' }, TUESDAY)?.days).toEqual(['tu']);
  });
  it('ends the day before where its last moment comes before the time of day', () => {
    const until = (text: string) => simpleOf({ frequency: 'daily', until: text }, TUESDAY)?.end;
    expect(until('2026-10-01T09:59:59')).toEqual({ kind: 'until', date: '2026-09-30' });
    expect(until('2026-10-01T10:00:00')).toEqual({ kind: 'until', date: '2026-10-01' });
  });
});

describe('an end', () => {
  it('takes the place of a number of times', () => {
    const ended = endingWith({ frequency: 'weekly', count: 10 }, '2026-09-22T10:00:00');
    expect(ended).toEqual({ frequency: 'weekly', until: '2026-09-22T10:00:00' });
  });
});
