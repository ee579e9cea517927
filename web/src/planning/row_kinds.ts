// What the rows of the timetable stand for: rooms, people, groups of people. A session may stand in several.
import type { Agenda } from '../programme/agenda';
import { reader, said } from '../text/language.svelte';
import type { Planned } from './placement';

export const rowKinds = ['rooms', 'people', 'interpreters', 'groups', 'vehicles'] as const;
export type RowKind = (typeof rowKinds)[number];

export interface RowName {
  key: string;
  name: string;
}

/** The rows of a kind other than rooms, of those who take part in what is shown. */
export function peopleRows(kind: RowKind, agenda: Agenda, shown: readonly Planned[]): RowName[] {
  const rows = new Map<string, RowName>();
  for (const planned of shown) {
    for (const key of rowsOf(kind, agenda, planned)) {
      if (!rows.has(key)) rows.set(key, { key, name: nameOf(kind, agenda, key) });
    }
  }
  const collator = new Intl.Collator(reader.locale, { numeric: true });
  return [...rows.values()].sort((a, b) => collator.compare(a.name, b.name));
}

export function rowsOf(kind: RowKind, agenda: Agenda, { session }: Planned): string[] {
  const ids = Object.keys(session.participants);
  if (kind === 'people') return ids;
  if (kind === 'vehicles') return [];
  if (kind === 'interpreters') return ids.filter((id) => session.participants[id].roles.interpreter);
  return [...new Set(ids.map((id) => groupOf(agenda, id)).filter((key) => key !== undefined))];
}

function nameOf(kind: RowKind, agenda: Agenda, key: string): string {
  return kind === 'groups' ? said(JSON.parse(key)) : said(agenda.people[key]?.name);
}

/** People belong together by their organisation; delegations have it in common. */
function groupOf(agenda: Agenda, personId: string): string | undefined {
  const organization = agenda.people[personId]?.organization;
  return organization && JSON.stringify(organization);
}
