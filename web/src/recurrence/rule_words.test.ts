import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { messagesOf } from '../../build/messages.js';
import { compileMessage } from '../../build/compile_message.js';
import { reader, type Language } from '../text/language.svelte';
import type { Message } from '../text/message';
import type { SimpleRule } from './rule';
import { ruleWords } from './rule_words';

const START = '2026-09-08T10:00:00';
const before = { language: reader.language, messages: reader.messages };
const rule = (of: Partial<SimpleRule>): SimpleRule => ({
  pattern: 'week',
  interval: 1,
  days: ['tu'],
  nth: 2,
  end: { kind: 'never' },
  ...of
});
const plain = (of: Partial<SimpleRule>) => ruleWords(rule(of), START).replace(/[\u2066-\u2069]/g, '');

function read(language: Language) {
  const texts = Object.entries(messagesOf(language, 'recurrence') as Record<string, string>);
  reader.language = language;
  reader.messages = Object.fromEntries(texts.map(([key, text]) => [key, compileMessage(text) as Message]));
}
afterAll(() => Object.assign(reader, before));

describe('in English a rule', () => {
  beforeEach(() => read('en'));
  it.each<[Partial<SimpleRule>, string]>([
    [{ pattern: 'day' }, 'Every day'],
    [{ pattern: 'day', interval: 3 }, 'Every 3 days'],
    [{ days: ['th', 'tu'] }, 'Every week on Tuesday and Thursday'],
    [{ interval: 2, end: { kind: 'count', count: 10 } }, 'Every 2 weeks on Tuesday, 10 times'],
    [{ pattern: 'month-date' }, 'Every month on day 8'],
    [{ pattern: 'month-weekday' }, 'Every month on the second Tuesday'],
    [{ pattern: 'month-weekday', nth: -1, interval: 2 }, 'Every 2 months on the last Tuesday'],
    [
      { pattern: 'year', end: { kind: 'until', date: '2030-09-08' } },
      'Every year on 8 September, until 8 September 2030'
    ]
  ])('%o reads %s', (of, words) => expect(plain(of)).toBe(words));
});

describe('in French a rule', () => {
  beforeEach(() => read('fr'));
  it.each<[Partial<SimpleRule>, string]>([
    [{ pattern: 'day' }, 'Tous les jours'],
    [{ days: ['tu', 'th'] }, 'Toutes les semaines, mardi et jeudi'],
    [{ interval: 2, end: { kind: 'count', count: 1 } }, 'Toutes les 2 semaines, mardi, 1 fois'],
    [{ pattern: 'month-weekday' }, 'Tous les mois, le deuxième mardi']
  ])('%o reads %s', (of, words) => expect(plain(of)).toBe(words));
});

describe('in Arabic a rule', () => {
  beforeEach(() => read('ar'));
  it.each<[number, string]>([
    [1, 'كل أسبوع، الثلاثاء'],
    [2, 'كل أسبوعين، الثلاثاء'],
    [3, 'كل 3 أسابيع، الثلاثاء'],
    [11, 'كل 11 أسبوعًا، الثلاثاء'],
    [100, 'كل 100 أسبوع، الثلاثاء']
  ])('has the plural of %i weeks', (interval, words) => expect(plain({ interval })).toBe(words));
  it('counts the times it comes', () => {
    expect(plain({ pattern: 'day', end: { kind: 'count', count: 2 } })).toBe('كل يوم، مرتين');
    expect(plain({ pattern: 'day', end: { kind: 'count', count: 10 } })).toBe('كل يوم، 10 مرات');
  });
});
