// What takes a resource, by name, and where it is edited. Asked once for each while the page lives.
import { api, ask, type Schemas } from '../api/client';
import { pathOf } from '../shell/route';
import type { LocalizedText } from '../text/localized';
import { getBooking } from './requests';

type Owner = NonNullable<Schemas['ResourceUse']['items'][number]['owner']>;
export interface NamedOwner {
  title: LocalizedText;
  href?: string;
}

const known = new Map<string, Promise<NamedOwner | undefined>>();
const slugs = new Map<string, Promise<string | undefined>>();

export function findOwner(owner: Owner): Promise<NamedOwner | undefined> {
  let found = known.get(owner.id);
  if (!found) {
    found = owner.kind === 'booking' ? ofBooking(owner.id) : ofSession(owner.id);
    known.set(owner.id, found);
    void found.then((named) => named ?? known.delete(owner.id));
  }
  return found;
}

async function ofBooking(id: string): Promise<NamedOwner | undefined> {
  const { data } = await getBooking(id);
  return data && { title: data.title, href: `${pathOf('bookings')}?id=${id}` };
}

async function ofSession(id: string): Promise<NamedOwner | undefined> {
  const { data } = await ask(() => api.GET('/sessions/{id}', { params: { path: { id } } }));
  if (!data) return undefined;
  const slug = await slugOf(data.eventId);
  return { title: data.title, href: slug && pathOf('planner', { slug }) };
}

function slugOf(eventId: string): Promise<string | undefined> {
  let found = slugs.get(eventId);
  if (!found) {
    found = ask(() => api.GET('/events/{id}', { params: { path: { id: eventId } } })).then(
      ({ data }) => data?.slug
    );
    slugs.set(eventId, found);
  }
  return found;
}
