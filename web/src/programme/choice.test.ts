// What a participant chooses: filters, stars that overlap, one session for a calendar, the door to a virtual room.
import { describe, expect, it } from 'vitest';
import type { Agenda, AgendaSession } from './agenda';
import { clashesOf } from './clashes';
import { choicesOf, filterParameters, isActive, matcher, noFilter, readFilter } from './filter';
import { joinState } from './join';
import { calendarOf } from './session_calendar';

function session(id: string, start: string, end: string, more: Partial<AgendaSession> = {}): AgendaSession {
  return {
    id,
    type: 'plenary',
    title: { en: id },
    start: `2024-01-28T${start}:00`,
    timeZone: 'Africa/Nouakchott',
    duration: 'PT1H',
    utcStart: `2024-01-28T${start}:00Z`,
    utcEnd: `2024-01-28T${end}:00Z`,
    utcOffset: '+00:00',
    status: 'confirmed',
    participants: {},
    ...more
  };
}
const agenda = (...sessions: AgendaSession[]) =>
  ({
    event: { firstDay: '2024-01-28', lastDay: '2024-01-29', type: 'network-meeting' },
    sessions: Object.fromEntries(sessions.map((one) => [one.id, one])),
    rooms: { hall: { id: 'hall', name: { ar: 'القاعة الكبرى', en: 'Hall' } } },
    people: { p: { id: 'p', name: { fr: 'Aïcha Benani' }, organization: { en: 'City of Sfax' } } }
  }) as unknown as Agenda;

describe('starred sessions', () => {
  const lunch = session('lunch', '13:00', '14:30');
  const talk = session('talk', '13:45', '14:15');
  const after = session('after', '14:30', '15:00');
  const ids = (map: Map<string, AgendaSession[]>) =>
    Object.fromEntries([...map].map(([id, others]) => [id, others.map((other) => other.id)]));

  it('clash where they overlap, not where one follows the other', () => {
    const all = agenda(lunch, talk, after);
    expect(ids(clashesOf(all, ['lunch', 'talk', 'after', 'gone']))).toEqual({
      lunch: ['talk'],
      talk: ['lunch']
    });
  });

  it('do not clash with what is cancelled, nor with their own parts', () => {
    const day = session('day', '09:00', '18:00');
    const part = session('part', '09:00', '10:00', { parentId: 'day' });
    const off = session('off', '13:00', '14:00', { status: 'cancelled' });
    expect(clashesOf(agenda(day, part), ['day', 'part']).size).toBe(0);
    expect(clashesOf(agenda(lunch, off), ['lunch', 'off']).size).toBe(0);
  });
});

describe('a filter', () => {
  const opening = session('opening', '09:00', '10:00', {
    title: { ar: 'الجلسة الافتتاحيّة', fr: 'Séance d’ouverture' },
    roomId: 'hall',
    participants: { p: { roles: { speaker: true } } },
    languages: { spoken: ['fr'], interpretation: ['ar'] }
  });
  const meal = session('meal', '13:00', '14:00', { type: 'meal' });
  const all = agenda(opening, meal);
  const found = (filter: Partial<typeof noFilter>, starred: string[] = []) =>
    Object.values(all.sessions)
      .filter(matcher(all, { ...noFilter, ...filter }, (id) => starred.includes(id)))
      .map((one) => one.id);

  it('finds words in any language, place and name, however they are written', () => {
    for (const words of ['الافتتاحية', 'SEANCE ouverture', 'القاعه', 'aicha', 'sfax hall'])
      expect([words, found({ words })]).toEqual([words, ['opening']]);
    expect(found({ words: 'nothing' })).toEqual([]);
  });

  it('narrows by room, type, language and star together', () => {
    expect(found({ room: 'hall' })).toEqual(['opening']);
    expect(found({ type: 'meal' })).toEqual(['meal']);
    expect(found({ spoken: 'ar' })).toEqual(['opening']);
    expect(found({ mine: true }, ['meal'])).toEqual(['meal']);
    expect(found({ mine: true, room: 'hall' }, ['meal'])).toEqual([]);
  });

  it('goes into the address and comes back', () => {
    const filter = { words: 'a b', room: 'hall', type: '', spoken: '', mine: true };
    const given = Object.entries(filterParameters(filter)).filter(
      (entry): entry is [string, string] => !!entry[1]
    );
    expect(readFilter(new URLSearchParams(given))).toEqual(filter);
    expect([isActive(filter), isActive({ ...noFilter, words: ' ' })]).toEqual([true, false]);
  });

  it('offers what there is', () => {
    const { rooms, types, languages } = choicesOf(all);
    expect([rooms.map((room) => room.id), types, languages]).toEqual([
      ['hall'],
      ['meal', 'plenary'],
      ['ar', 'fr']
    ]);
  });
});

describe('the way into a virtual room', () => {
  const online = session('online', '10:00', '11:00');
  it.each([
    ['09:44:59', 'early'],
    ['09:45:00', 'open'],
    ['10:59:59', 'open'],
    ['11:00:00', 'over']
  ])('at %s is %s', (time, state) => {
    expect(joinState(online, Date.parse(`2024-01-28T${time}Z`))).toBe(state);
  });
});

describe('a session for a calendar', () => {
  const texts = {
    title: 'A, b; c\\d',
    description: 'One\nTwo',
    place: 'Hall, Centre',
    address: 'https://x.example/e/a'
  };
  const at = new Date('2024-01-01T00:00:00.123Z');

  it('has its instants in UTC and its texts escaped', () => {
    const text = calendarOf(session('s1', '09:00', '10:30'), texts, at);
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Multaqa//Multaqa//EN',
      'BEGIN:VEVENT',
      'UID:s1',
      'DTSTAMP:20240101T000000Z',
      'DTSTART:20240128T090000Z',
      'DTEND:20240128T103000Z',
      'SUMMARY:A\\, b\\; c\\\\d',
      'DESCRIPTION:One\\nTwo',
      'LOCATION:Hall\\, Centre',
      'URL:https://x.example/e/a',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      ''
    ]);
  });

  it('is a date where it takes whole days', () => {
    const whole = session('s1', '00:00', '00:00', { allDay: true, duration: 'P2D' });
    expect(calendarOf(whole, texts, at)).toContain(
      'DTSTART;VALUE=DATE:20240128\r\nDTEND;VALUE=DATE:20240130'
    );
  });

  it('breaks no line over 75 bytes, and no letter', () => {
    const title = 'الاجتماع السنوي لشبكة المدن المغاربية '.repeat(4);
    const lines = calendarOf(session('s1', '09:00', '10:00'), { ...texts, title }, at).split('\r\n');
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
  });
});
