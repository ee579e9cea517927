import { describe, expect, it } from 'vitest';
import type { Agenda, AgendaSession } from '../programme/agenda';
import type { Planned } from './placement';
import { peopleRows, rowsOf } from './row_kinds';

const agenda = {
  people: {
    mayor: { id: 'mayor', name: { en: 'Mayor' }, organization: { en: 'City', ar: 'المدينة' } },
    deputy: { id: 'deputy', name: { en: 'Deputy' }, organization: { en: 'City', ar: 'المدينة' } },
    voice: { id: 'voice', name: { en: 'Interpreter' } }
  }
} as unknown as Agenda;

function planned(id: string, people: Record<string, string>): Planned {
  const participants = Object.fromEntries(
    Object.entries(people).map(([person, role]) => [person, { roles: { [role]: true } }])
  );
  const session = { id, participants } as unknown as AgendaSession;
  return { id, session, start: 0, end: 1, roomId: undefined, pending: false };
}

describe('rows other than rooms', () => {
  const both = planned('a', { mayor: 'speaker', deputy: 'attendee', voice: 'interpreter' });

  it('are the people, the interpreters, or their groups, each once', () => {
    expect(rowsOf('people', agenda, both)).toEqual(['mayor', 'deputy', 'voice']);
    expect(rowsOf('interpreters', agenda, both)).toEqual(['voice']);
    expect(rowsOf('groups', agenda, both)).toHaveLength(1);
  });

  it('stand in the order of their names, those of what is shown alone', () => {
    const rows = peopleRows('people', agenda, [both, planned('b', { mayor: 'chair' })]);
    expect(rows.map((row) => row.name)).toEqual(['Deputy', 'Interpreter', 'Mayor']);
    expect(peopleRows('groups', agenda, [both]).map((row) => row.name)).toEqual(['City']);
    expect(peopleRows('people', agenda, [])).toEqual([]);
  });
});
