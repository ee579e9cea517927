import { describe, expect, it } from 'vitest';
import type { Agenda, AgendaSession } from './agenda';
import { comingAfter } from './repeating';

const session = (day: string, more: Partial<AgendaSession> = {}) =>
  ({
    id: day,
    utcStart: `${day}T09:00:00Z`,
    utcEnd: `${day}T10:00:00Z`,
    start: `${day}T10:00:00`,
    status: 'confirmed',
    recurrence: { id: 'weekly', recurrenceId: `${day}T10:00:00` },
    title: { en: day },
    participants: {},
    ...more
  }) as AgendaSession;
const agendaOf = (...sessions: AgendaSession[]) =>
  ({ sessions: Object.fromEntries(sessions.map((one) => [one.id, one])), rooms: {} }) as unknown as Agenda;
const days = ['2026-09-08', '2026-09-15', '2026-09-22', '2026-09-29', '2026-10-06'];

describe('what comes after an occurrence', () => {
  it('are the next three of its recurrence', () => {
    const all = days.map((day) => session(day));
    expect(comingAfter(agendaOf(...all), all[0]).map(({ id }) => id)).toEqual(days.slice(1, 4));
  });
  it('leaves out what is cancelled, and what repeats otherwise', () => {
    const first = session(days[0]);
    const others = [
      session(days[1], { status: 'cancelled' }),
      session(days[2], { recurrence: { id: 'monthly', recurrenceId: days[2] } }),
      session(days[3])
    ];
    expect(comingAfter(agendaOf(first, ...others), first).map(({ id }) => id)).toEqual([days[3]]);
  });
  it('is nothing where a session stands alone', () => {
    const alone = session(days[0], { recurrence: undefined });
    expect(comingAfter(agendaOf(alone, session(days[1])), alone)).toEqual([]);
  });
});
