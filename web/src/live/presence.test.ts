import { beforeAll, describe, expect, it } from 'vitest';
import { compileMessage } from '../../build/compile_message.js';
import { messagesOf } from '../../build/messages.js';
import { hereToo, lettersOf } from '../planning/presence_text';
import { reader, type Language } from '../text/language.svelte';
import type { Present } from './frames';
import { initials, newcomers, othersAt } from './presence';

const amina: Present = { id: 'a', name: { fr: 'Amina Benali', ar: 'أمينة بنعلي' }, on: ['sessions/s1'] };
const yusuf: Present = { id: 'y', name: { fr: 'Yusuf Ould Sidi' }, on: ['sessions/s1', 'sessions/s2'] };
const viewer: Present = { id: 'v', name: { fr: 'Zineb' }, on: ['sessions/s1'], reads: true };
const nobodys: Present = { id: 'n', on: ['sessions/s2'] };

/** Without the signs that keep names from reordering their surroundings. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');

function speak(language: Language) {
  reader.language = language;
  reader.messages = Object.fromEntries(
    Object.entries(messagesOf(language, 'planner')).map(([key, text]) => [
      key,
      compileMessage(text as string)
    ])
  );
}

describe('the others', () => {
  it('are those who have this session in hand', () => {
    expect(othersAt([amina, yusuf, nobodys], 's2')).toEqual([yusuf, nobodys]);
    expect(othersAt([amina], 's')).toEqual([]);
  });

  it('are new once, however often they are told of', () => {
    expect(newcomers([], [amina])).toEqual([amina]);
    expect(newcomers([amina], [{ ...amina, on: [] }, yusuf])).toEqual([yusuf]);
    expect(newcomers([amina, yusuf], [yusuf])).toEqual([]);
  });
});

describe('initials', () => {
  it.each([
    ['Amina Benali', 'A\u200cB'],
    ['Yusuf Ould Sidi', 'Y\u200cS'],
    ['élodie', 'É'],
    ['محمد الأمين', 'م\u200cأ'],
    ['أمينة', 'أ'],
    ['« Zineb » (2)', 'Z'],
    ['  ', ''],
    ['', '']
  ])('of %s', (name, expected) => expect(initials(name)).toBe(expected));

  it('are a sign where there is no name', () => {
    expect(lettersOf(nobodys)).toBe('•');
    expect(lettersOf({ ...nobodys, name: { en: '42' } })).toBe('•');
  });
});

describe('who is here, in words', () => {
  beforeAll(() => speak('en'));

  it('counts in English', () => {
    speak('en');
    expect(plain(hereToo([amina]))).toBe('Amina Benali is here too');
    expect(plain(hereToo([nobodys]))).toBe('Another organiser is here too');
    expect(plain(hereToo([yusuf, viewer]))).toBe(
      '2 people are here too: Yusuf Ould Sidi and Zineb (reading)'
    );
  });

  it('names the first of many', () => {
    speak('en');
    const many = Array.from({ length: 6 }, (_, index) => ({
      ...viewer,
      reads: undefined,
      id: String(index)
    }));
    expect(plain(hereToo(many))).toBe('6 people are here too: Zineb, Zineb, Zineb, Zineb, and 2 more');
  });

  it('counts in French', () => {
    speak('fr');
    expect(plain(hereToo([amina]))).toBe('Amina Benali est ici aussi');
    expect(plain(hereToo([amina, nobodys]))).toMatch(
      /^2 personnes sont ici aussi\s: Amina Benali et un autre organisateur$/
    );
  });

  it('counts in Arabic', () => {
    speak('ar');
    expect(plain(hereToo([amina]))).toBe('أمينة بنعلي هنا أيضًا');
    expect(plain(hereToo([amina, yusuf]))).toBe('شخصان هنا أيضًا: أمينة بنعلي وYusuf Ould Sidi');
    expect(plain(hereToo([amina, yusuf, viewer]))).toMatch(/^3 أشخاص هنا أيضًا: /);
  });
});
