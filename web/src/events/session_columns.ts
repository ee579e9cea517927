// The columns of the sessions table.
import type { Column } from '../table/rows';
import { isolate } from '../text/isolate';
import { said, t } from '../text/language.svelte';
import { shortDay } from '../time/format';
import { parseLocal } from '../time/local_date_time';
import { statuses } from './choices';
import type { SessionRow } from './session_row';
import type { Working } from './working.svelte';

export const dayText = (start: string) => shortDay(parseLocal(start));

export function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return t('events.length', { hours, minutes: minutes % 60, shape: shapeOf(hours, minutes % 60) });
}
const shapeOf = (hours: number, minutes: number) =>
  hours === 0 ? 'minutes' : minutes === 0 ? 'hours' : 'both';

/** Without an interpreter the languages are a wish: the arrow says into which. */
function languagesText(row: SessionRow): string {
  const spoken = 'languages' in row.session ? (row.session.languages?.spoken ?? []) : [];
  const into = row.interpretation.length > 0 ? ` → ${row.interpretation.join(' ')}` : '';
  return spoken.join(' ') + into;
}

export function columnsOf(working: Working): Column<SessionRow>[] {
  const last = '9999';
  return [
    {
      key: 'title',
      title: t('events.column.title'),
      text: (row) => `${row.number} ${isolate(said(row.session.title))}`,
      order: (row) => said(row.session.title)
    },
    {
      key: 'type',
      title: t('events.column.type'),
      text: (row) => t(`type.${row.session.type}`),
      wide: true,
      size: 6.5
    },
    {
      key: 'day',
      title: t('events.column.day'),
      text: (row) => (row.start ? dayText(row.start) : t('events.unplaced')),
      order: (row) => row.start ?? last,
      wide: true,
      size: 6
    },
    {
      key: 'time',
      title: t('events.column.time'),
      text: (row) => row.start?.slice(11, 16) ?? '',
      order: (row) => row.start?.slice(11) ?? last,
      figures: true,
      size: 6.5
    },
    {
      key: 'length',
      title: t('events.column.length'),
      text: (row) => lengthText(row.minutes),
      order: (row) => row.minutes,
      wide: true,
      figures: true,
      size: 4.5
    },
    {
      key: 'room',
      title: t('events.column.room'),
      text: (row) => working.roomName(row.roomId),
      wide: true,
      size: 9
    },
    {
      key: 'people',
      title: t('events.column.people'),
      text: (row) => row.people.map((id) => working.personName(id)).join(t('events.and')),
      wide: true,
      size: 9
    },
    {
      key: 'languages',
      title: t('events.column.languages'),
      text: languagesText,
      wide: true,
      size: 7
    },
    {
      key: 'status',
      title: t('events.column.status'),
      text: (row) => t(`status.${row.session.status}`),
      order: (row) => statuses.indexOf(row.session.status),
      wide: true,
      size: 7
    },
    {
      key: 'conflicts',
      title: t('events.column.conflicts'),
      text: (row) => row.conflicts.map(({ message }) => said(message)).join(' '),
      order: (row) => -row.conflicts.length,
      wide: true,
      size: 4
    }
  ];
}
