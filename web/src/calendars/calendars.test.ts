// Working calendars: rules in words, rows as they are edited, drafts of forms, and the year ahead.
import { beforeEach, describe, expect, it } from 'vitest';
import { messagesOf } from '../../build/messages.js';
import { compileMessage } from '../../build/compile_message.js';
import { reader, type Language } from '../text/language.svelte';
import type { Message } from '../text/message';
import { dayOf, draftOf } from './day_draft';
import { frameDraft, frameOf, prayerDraft, prayerOf, seasonDraft, seasonOf } from './frame_draft';
import { nameIn, valueIn } from './merge_words';
import type { Calendar, CalendarDay, SpecialDay } from './requests';
import { contentOf, daysOff, freshKey, inOrder, unverified, withRow } from './rows';
import {
  correctionText,
  hijriDateText,
  hijriMonthName,
  ruleText,
  seasonText,
  weekLines,
  whenText
} from './words';
import { fallenDays, seasonsAhead, yearFrom } from './year_ahead';

type Messages = Record<string, Message>;
const written = new Map<Language, Messages>();
function messagesIn(language: Language): Messages {
  const texts = ['administration', 'office', 'everyone'].map((part) => messagesOf(language, part));
  const all = Object.entries(Object.assign({}, ...texts) as Record<string, string>);
  return Object.fromEntries(all.map(([key, text]) => [key, compileMessage(text)]));
}
function speak(language: Language) {
  if (!written.has(language)) written.set(language, messagesIn(language));
  reader.language = language;
  reader.messages = written.get(language)!;
}
const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');

const eid: SpecialDay = {
  name: { ar: 'عيد الفطر', fr: 'Aïd al-Fitr', en: 'Eid al-Fitr' },
  kind: 'religious',
  rule: { hijriMonthDay: '10-01' },
  days: 2,
  certainty: 'lunar',
  source: 'Ministry',
  verified: true,
  origin: 'file'
};
const throne: SpecialDay = {
  name: { fr: 'Fête du Trône' },
  kind: 'public',
  rule: { monthDay: '07-30' },
  since: 2000,
  certainty: 'fixed',
  verified: false
};
const morocco: Calendar = {
  id: 'c1',
  subject: { kind: 'country', id: 'MA' },
  name: { fr: 'Maroc' },
  timeZones: ['Africa/Casablanca'],
  weekend: { days: ['saturday', 'sunday'], source: 'Décret', verified: false },
  days: { eid, throne },
  origin: 'file',
  version: 3,
  updated: '2026-12-01T00:00:00Z'
};

beforeEach(() => speak('en'));

describe('a rule in words', () => {
  it('is that of the year of the sun, of the moon, of Easter, of a weekday, or of one date', () => {
    const rules = [
      { monthDay: '11-18' },
      { monthDay: '02-29' },
      { hijriMonthDay: '10-01' },
      { easterOffset: 0 },
      { easterOffset: 1 },
      { easterOffset: -2 },
      { weekdayOfMonth: { month: 5, weekday: 'monday', nth: -1 } },
      { date: '2027-01-14' }
    ] as const;
    expect(rules.map((rule) => plain(ruleText(rule)))).toEqual([
      'Each year on 18 November',
      'Each year on 29 February',
      'Each Hijri year on 1 Shawwal',
      'Easter Sunday',
      '1 day after Easter Sunday',
      '2 days before Easter Sunday',
      'Each year on the last Monday of May',
      'On Thursday, 14 January 2027 only'
    ]);
  });

  it('is written in every language', () => {
    const first = { weekdayOfMonth: { month: 5, weekday: 'monday', nth: 1 } } as const;
    speak('fr');
    expect(plain(ruleText(first))).toBe('Chaque année, le premier lundi du mois de mai');
    speak('ar');
    expect(plain(ruleText({ hijriMonthDay: '10-01' }))).toBe('كل سنة هجرية في 1 شوال');
    expect(plain(ruleText(first))).toContain('الاثنين الأول');
  });

  it('tells its length and its years', () => {
    expect(plain(whenText(eid))).toBe('Each Hijri year on 1 Shawwal · 2 days');
    expect(plain(whenText(throne))).toBe('Each year on 30 July · since 2000');
    expect(plain(whenText({ ...throne, until: 2000 }))).toBe('Each year on 30 July · only in 2000');
  });

  it('names each Hijri month once', () => {
    const names = Array.from({ length: 12 }, (_, index) => hijriMonthName(index + 1));
    expect(new Set(names).size).toBe(12);
    expect([names[0], names[8], names[11]]).toEqual(['Muharram', 'Ramadan', 'Dhuʻl-Hijjah']);
  });

  it('takes Hijri dates as the server has corrected them', () => {
    expect(hijriDateText('1445-09-01')).toBe('1 Ramadan 1445');
    expect([-2, 0, 1].map(correctionText)).toEqual([
      'Months begin two days earlier',
      'Months begin as in the table',
      'Months begin one day later'
    ]);
  });
});

describe('the hours of a week', () => {
  const hours = [{ from: '08:30', to: '16:30' }];

  it('stand in one line for days with the same', () => {
    const week = { monday: hours, tuesday: hours, friday: [...hours, { from: '18:00', to: '24:00' }] };
    expect(weekLines(week).map(({ days, hours }) => [plain(days), plain(hours)])).toEqual([
      ['Monday to Tuesday', '08:30–16:30'],
      ['Friday', '08:30–16:30 · 18:00–00:00']
    ]);
    expect(weekLines({})).toEqual([]);
  });

  it('may be others in a season', () => {
    const name = { en: 'Ramadan hours' };
    expect(plain(seasonText({ name, hijriMonth: 9, weekly: {} }))).toBe('In the Hijri month Ramadan');
    expect(plain(seasonText({ name, first: '06-15', last: '09-15', weekly: {} }))).toBe(
      'From 15 June to 15 September'
    );
  });
});

describe('the rows of a calendar', () => {
  it('are counted: those that nobody verified, and those on which nobody works', () => {
    expect(unverified(morocco)).toBe(2);
    expect(daysOff({ ...morocco, days: { eid, made: { ...throne, kind: 'working' } } })).toBe(1);
    expect([unverified({ name: {} }), daysOff({ name: {} })]).toEqual([0, 0]);
  });

  it('are put and taken away by their key, the calendar itself untouched', () => {
    const content = contentOf(morocco);
    expect(Object.keys(withRow(content, 'days', 'new', throne).days ?? {})).toEqual(['eid', 'throne', 'new']);
    expect(Object.keys(withRow(content, 'days', 'eid', undefined).days ?? {})).toEqual(['throne']);
    expect(Object.keys(morocco.days ?? {})).toEqual(['eid', 'throne']);
  });

  it('get a key of their name that no other row has, nor one that was removed', () => {
    expect(freshKey({ fr: 'Fête de l’Unité' }, [])).toBe('fete-de-l-unite');
    expect(freshKey({ en: 'Eid' }, ['eid', 'eid-2'])).toBe('eid-3');
    expect(freshKey({ ar: 'عيد' }, [])).toBe('row');
    expect(freshKey({ en: `${'a'.repeat(49)} b` }, [])).toBe('a'.repeat(49));
  });

  it('stand by the year of the sun, then by the moon, then by date', () => {
    const single: SpecialDay = { ...throne, rule: { date: '2027-01-14' } };
    const easter: SpecialDay = { ...throne, rule: { easterOffset: -2 } };
    const early: SpecialDay = { ...throne, rule: { monthDay: '01-01' } };
    const order = inOrder({ single, eid, easter, throne, early }).map(([key]) => key);
    expect(order).toEqual(['early', 'throne', 'easter', 'eid', 'single']);
  });
});

describe('the form of a day', () => {
  it('gives back what it was opened with', () => {
    expect(dayOf(draftOf(eid), eid)).toEqual(eid);
    expect(dayOf(draftOf(throne), throne)).toEqual(throne);
    const may: SpecialDay = { ...throne, rule: { weekdayOfMonth: { month: 5, weekday: 'monday', nth: -1 } } };
    expect(dayOf(draftOf(may), may).rule).toEqual(may.rule);
  });

  it('is announced for one date where it is new', () => {
    const draft = { ...draftOf(undefined), name: { fr: 'Deuil' }, date: '2024-01-29' };
    expect(dayOf(draft, undefined)).toEqual({
      name: { fr: 'Deuil' },
      kind: 'public',
      rule: { date: '2024-01-29' },
      certainty: 'announced',
      verified: false
    });
  });

  it('sends the chosen rule alone, and what is no number as it was written', () => {
    const draft = { ...draftOf(eid), rule: 'monthDay' as const, month: '3', day: '5', days: 'two' };
    const row = dayOf(draft, eid);
    expect(row.rule).toEqual({ monthDay: '03-05' });
    expect(row.days).toBe('two');
  });
});

describe('the forms of weekend, hours, seasons and prayers', () => {
  it('give back what they were opened with', () => {
    const content = contentOf(morocco);
    expect(frameOf(frameDraft(content), content)).toEqual(content);
    const season = { name: { en: 'Summer' }, first: '06-15', last: '09-15', weekly: {}, verified: false };
    expect(seasonOf(seasonDraft(season))).toEqual(season);
    const prayer = { name: { en: 'Rabat' }, timeZone: 'Africa/Casablanca', from: '12:00', to: '14:00' };
    expect(prayerOf(prayerDraft(prayer, undefined))).toEqual({ ...prayer, verified: false });
  });

  it('say nothing of a weekend that the calendar says nothing of', () => {
    const draft = { ...frameDraft(contentOf(morocco)), hasWeekend: false };
    expect(frameOf(draft, contentOf(morocco)).weekend).toBe(undefined);
  });
});

describe('two versions side by side', () => {
  const content = contentOf(morocco);

  it('name the row and what of it', () => {
    expect(plain(nameIn(content, ['days', 'eid', 'name', 'fr']))).toBe('Eid al-Fitr · Name — Français');
    expect(plain(nameIn(content, ['days', 'eid', 'rule', 'hijriMonthDay']))).toBe('Eid al-Fitr · When');
    expect(plain(nameIn(content, ['days', 'eid']))).toBe('Eid al-Fitr');
    expect(plain(nameIn(content, ['weekend', 'verified']))).toBe('Weekend · Compared with the source');
    expect(plain(nameIn(content, ['hours', 'weekly', 'friday']))).toBe('Friday');
  });

  it('read values in words', () => {
    const read = (path: string, value: unknown) => plain(valueIn(path.split('/'), value));
    expect(read('days/eid/rule/hijriMonthDay', '10-02')).toBe('Each Hijri year on 2 Shawwal');
    expect(read('days/eid/certainty', 'lunar')).toBe('Reckoned by the moon');
    expect(read('days/eid/verified', true)).toBe('Yes');
    expect(read('weekend/days', ['friday', 'saturday'])).toBe('Friday, Saturday');
    expect(read('days/eid', eid)).toBe('Eid al-Fitr');
    expect(read('days/eid', undefined)).toBe('');
  });
});

describe('the year ahead', () => {
  const special = {
    key: 'eid',
    first: '2024-04-10',
    name: eid.name,
    kind: 'religious',
    verified: true
  } as const;
  const item = (date: string, more: Partial<CalendarDay> = {}): CalendarDay => ({
    date,
    weekend: false,
    off: false,
    days: [],
    ...more
  });

  it('is a year of days', () => {
    expect(yearFrom('2024-01-28')).toEqual({ from: '2024-01-28', to: '2025-01-27' });
  });

  it('tells a holiday of several days once, with the Hijri date of its first', () => {
    const day = { ...special, certainty: 'lunar' } as const;
    const items = [
      item('2024-04-10', { hijri: '1445-10-01', days: [day] }),
      item('2024-04-11', { hijri: '1445-10-02', days: [day] }),
      item('2024-04-12')
    ];
    expect(fallenDays(items)).toEqual([{ ...day, last: '2024-04-11', hijri: '1445-10-01' }]);
  });

  it('tells the same day twice where it falls twice in a year of the sun', () => {
    const falls = (first: string) => item(first, { days: [{ ...special, first, certainty: 'lunar' }] });
    expect(fallenDays([falls('2030-01-05'), falls('2030-12-26')])).toHaveLength(2);
  });

  it('puts the days of a season together, and keeps two of them apart', () => {
    const dates = ['2024-03-11', '2024-03-12', '2024-03-14'];
    expect(seasonsAhead(dates.map((date) => item(date, { season: 'ramadan' })))).toEqual([
      { key: 'ramadan', first: '2024-03-11', last: '2024-03-12' },
      { key: 'ramadan', first: '2024-03-14', last: '2024-03-14' }
    ]);
  });
});
