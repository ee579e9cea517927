// What takes a resource, by name, and where it is edited.
import type { Schemas } from '../api/client';
import { pathOf } from '../shell/route';
import type { LocalizedText } from '../text/localized';

type Owner = NonNullable<Schemas['ResourceUse']['items'][number]['owner']>;
export interface NamedOwner {
  title: LocalizedText;
  href?: string;
}

/** Nothing of what has no name any more. */
export function nameOf({ kind, id, title, eventSlug }: Owner): NamedOwner | undefined {
  if (!title) return undefined;
  if (kind === 'booking') return { title, href: `${pathOf('bookings')}?id=${id}` };
  return { title, href: eventSlug && pathOf('planner', { slug: eventSlug }) };
}
