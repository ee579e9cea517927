// What two releases show differently: whether anything at all, and what the things in it are called.
import type { Schemas } from '../api/client';
import type { Agenda } from '../programme/agenda';
import { said } from '../text/language.svelte';
import type { LocalizedText } from '../text/localized';
import type { Names } from './field_words';

type Difference = Schemas['ReleaseDifference'];

/** `7`, or `7.3` of what was given up within release 7: as addresses have it. */
export const releaseNumber = ({ number, part }: { number: number; part: number }) =>
  part ? `${number}.${part}` : `${number}`;

export const isSame = ({ event, sessions, rooms, people }: Difference) =>
  [sessions, rooms, people].every(({ length }) => length === 0) && Object.keys(event).length === 0;

/** By the programme under work; what is no longer in it, by what the difference says that it was called. */
export function namesIn(agenda: Agenda | undefined, difference: Difference | undefined): Names {
  return {
    agenda,
    roomName: (id) => said(agenda?.rooms[id]?.name ?? nameBefore(difference?.rooms, id)),
    personName: (id) => said(agenda?.people[id]?.name ?? nameBefore(difference?.people, id))
  };
}

function nameBefore(entries: Schemas['EntryChange'][] | undefined, id: string): LocalizedText | undefined {
  const name = entries?.find((entry) => entry.id === id)?.fields.name;
  return (name?.before ?? name?.after) as LocalizedText | undefined;
}
