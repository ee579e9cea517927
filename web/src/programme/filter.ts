// Narrowing the programme: by words, room, type, language and stars. Kept in the address, so that it can be passed on.
import { fold } from '../table/rows';
import { roomIdOf, type Agenda, type AgendaSession } from './agenda';

export interface Filter {
  words: string;
  room: string;
  type: string;
  spoken: string;
  mine: boolean;
}
export const noFilter: Filter = { words: '', room: '', type: '', spoken: '', mine: false };

export const readFilter = (query: URLSearchParams): Filter => ({
  words: query.get('q') ?? '',
  room: query.get('room') ?? '',
  type: query.get('type') ?? '',
  spoken: query.get('spoken') ?? '',
  mine: query.has('mine')
});

export const filterParameters = ({ words, room, type, spoken, mine }: Filter) => ({
  q: words.trim(),
  room,
  type,
  spoken,
  mine: mine ? 'yes' : undefined
});

export const isActive = (filter: Filter): boolean => Object.values(filterParameters(filter)).some(Boolean);

export function matcher(agenda: Agenda, filter: Filter, isStarred: (id: string) => boolean) {
  const wanted = fold(filter.words).split(/\s+/).filter(Boolean);
  return (session: AgendaSession): boolean => {
    if (filter.mine && !isStarred(session.id)) return false;
    if (filter.type && session.type !== filter.type) return false;
    if (filter.room && roomIdOf(agenda, session) !== filter.room) return false;
    if (filter.spoken && !languagesOf(session).includes(filter.spoken)) return false;
    if (wanted.length === 0) return true;
    const text = searchText(agenda, session);
    return wanted.every((word) => text.includes(word));
  };
}

/** Spoken there, or interpreted into. */
export const languagesOf = ({ languages }: AgendaSession): string[] => [
  ...(languages?.spoken ?? []),
  ...(languages?.interpretation ?? [])
];

/** What there is to choose from. */
export function choicesOf(agenda: Agenda) {
  const sessions = Object.values(agenda.sessions);
  const unique = (values: (string | undefined)[]) =>
    [...new Set(values)].filter((value) => value !== undefined);
  return {
    rooms: unique(sessions.map((session) => roomIdOf(agenda, session))).flatMap(
      (id) => agenda.rooms[id] ?? []
    ),
    types: unique(sessions.map((session) => session.type)).sort(),
    languages: unique(sessions.flatMap(languagesOf)).sort()
  };
}

// In all languages: people search for what they have seen, wherever they saw it. Folding is dear, so it is kept.
const folded = new WeakMap<Agenda, Map<string, string>>();

function searchText(agenda: Agenda, session: AgendaSession): string {
  let texts = folded.get(agenda);
  if (!texts) folded.set(agenda, (texts = new Map()));
  let text = texts.get(session.id);
  if (text === undefined) {
    const people = Object.keys(session.participants).map((id) => agenda.people[id]);
    const room = agenda.rooms[roomIdOf(agenda, session) ?? ''];
    const said = [session.title, session.description, room?.name, room?.site];
    const all = [...said, ...people.flatMap((person) => [person?.name, person?.organization])];
    text = fold(all.flatMap((texts) => Object.values(texts ?? {})).join(' '));
    texts.set(session.id, text);
  }
  return text;
}
