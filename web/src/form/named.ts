// Things that are referred to by id, and what they are called.
import { api, ask, type Schemas } from '../api/client';
import type { LocalizedText } from '../text/localized';

export type Kind = Schemas['SearchResult']['items'][number]['kind'];
export interface Named {
  id: string;
  name: LocalizedText;
  kind?: Kind;
  slug?: string;
  eventId?: string;
}

export async function search(words: string, kind?: Kind, limit = 12): Promise<Named[]> {
  const { data } = await ask(() => api.GET('/search', { params: { query: { q: words, kind, limit } } }));
  return data?.items ?? [];
}

type Found = Pick<Named, 'id' | 'name' | 'slug' | 'eventId'>;
const requests: Partial<Record<Kind, (id: string) => Promise<Found | undefined>>> = {
  person: async (id) => (await ask(() => api.GET('/people/{id}', { params: { path: { id } } }))).data,
  organization: async (id) =>
    (await ask(() => api.GET('/organizations/{id}', { params: { path: { id } } }))).data,
  site: async (id) => (await ask(() => api.GET('/sites/{id}', { params: { path: { id } } }))).data,
  room: async (id) => (await ask(() => api.GET('/rooms/{id}', { params: { path: { id } } }))).data,
  vehicle: async (id) => (await ask(() => api.GET('/vehicles/{id}', { params: { path: { id } } }))).data,
  equipment: async (id) => (await ask(() => api.GET('/equipment/{id}', { params: { path: { id } } }))).data,
  event: async (id) => titled((await ask(() => api.GET('/events/{id}', { params: { path: { id } } }))).data),
  series: async (id) => titled((await ask(() => api.GET('/series/{id}', { params: { path: { id } } }))).data),
  session: async (id) =>
    titled((await ask(() => api.GET('/sessions/{id}', { params: { path: { id } } }))).data)
};
/** Of the programme, what is called a title elsewhere is the name. */
const titled = <T extends { title: LocalizedText }>(of: T | undefined) => of && { ...of, name: of.title };
const known = new Map<string, Promise<Found | undefined>>();

/** Asked once for each; a name that was just changed elsewhere shows at the next visit. */
export function findNamed(kind: Kind, id: string): Promise<Found | undefined> {
  let found = known.get(id);
  if (!found) {
    found = requests[kind]?.(id) ?? Promise.resolve(undefined);
    known.set(id, found);
    void found.then((named) => named ?? known.delete(id));
  }
  return found;
}

/** What a page has at hand need not be asked for. */
export function remember(named: Found) {
  known.set(named.id, Promise.resolve(named));
}
