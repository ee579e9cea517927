// One session as iCalendar (RFC 5545). Instants in UTC: they mean the same in every calendar, whatever its zone data.
import { DAY, parseDuration, startOfDate } from '../time/local_date_time';
import type { AgendaSession } from './agenda';

export interface CalendarTexts {
  title: string;
  description: string;
  place: string;
  address: string;
}

export function calendarOf(session: AgendaSession, texts: CalendarTexts, now = new Date()): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Multaqa//Multaqa//EN',
    'BEGIN:VEVENT',
    `UID:${session.uid ?? session.id}`,
    `DTSTAMP:${utc(now.toISOString())}`,
    ...whenOf(session),
    `SUMMARY:${escaped(texts.title)}`,
    ...(texts.description ? [`DESCRIPTION:${escaped(texts.description)}`] : []),
    ...(texts.place ? [`LOCATION:${escaped(texts.place)}`] : []),
    `URL:${texts.address}`,
    `STATUS:${session.status === 'draft' ? 'TENTATIVE' : session.status.toUpperCase()}`,
    'END:VEVENT',
    'END:VCALENDAR'
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function whenOf(session: AgendaSession): string[] {
  if (!session.allDay) return [`DTSTART:${utc(session.utcStart)}`, `DTEND:${utc(session.utcEnd)}`];
  const first = startOfDate(session.start.slice(0, 10));
  const days = Math.max(1, Math.round(parseDuration(session.duration) / DAY));
  return [`DTSTART;VALUE=DATE:${date(first)}`, `DTEND;VALUE=DATE:${date(first + days * DAY)}`];
}

/** `2024-01-28T09:00:00Z` as `20240128T090000Z`. */
const utc = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
const date = (day: number) => new Date(day).toISOString().slice(0, 10).replaceAll('-', '');

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** At most 75 bytes a line; never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let room = 75;
  let result = '';
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      result += '\r\n ';
      room = 74;
    }
    result += character;
    room -= size;
  }
  return result;
}
