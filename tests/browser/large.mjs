// A programme of a thousand sessions, written as a calendar: four days, fifty rooms, none taken twice.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { multaqa } from './server.mjs';

const ROOMS = 50;
const A_DAY = 5; // in each room
const DAYS = ['20270308', '20270309', '20270310', '20270311'];
export const large = { slug: 'thousand', sessions: ROOMS * A_DAY * DAYS.length, rooms: ROOMS, days: DAYS.length };

function entry(day, room, slot) {
  const hour = String(8 + 2 * slot).padStart(2, '0');
  const number = String(room + 1).padStart(2, '0');
  return [
    'BEGIN:VEVENT',
    `UID:${day}-${number}-${slot}@multaqa.example`,
    'DTSTAMP:20270101T000000Z',
    `DTSTART:${day}T${hour}0000Z`,
    `DTEND:${day}T${hour}4500Z`,
    `SUMMARY:Session ${slot + 1} in hall ${number}`,
    `LOCATION:Hall ${number}`,
    'END:VEVENT'
  ];
}

/** For `prepare`: puts the programme into the data. */
export function importLarge(data) {
  const entries = DAYS.flatMap((day) =>
    Array.from({ length: ROOMS }, (_, room) => Array.from({ length: A_DAY }, (_, slot) => entry(day, room, slot)).flat()).flat()
  );
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Multaqa//tests//EN', ...entries, 'END:VCALENDAR', ''];
  const file = join(data, 'thousand.ics');
  writeFileSync(file, lines.join('\r\n'));
  multaqa('import', '--data', data, '--event', large.slug, '--format', 'ics', '--status', 'confirmed', file);
}
