// What the reader may do in an event. The server decides; this spares people buttons that it would refuse.
import { access } from '../access/account.svelte';
import type { Schemas } from '../api/client';

type GrantRole = Schemas['GrantRole'];
type Owned = Pick<Schemas['Event'], 'id' | 'organizers'>;

const order: GrantRole[] = ['participant', 'viewer', 'editor', 'organizer'];
const reaches = (event: Owned, least: GrantRole) => rankIn(event) >= order.indexOf(least);

/** A grant of an organisation holds for the events that it organises. */
function rankIn(event: Owned): number {
  if (access.mayOverride) return order.indexOf('organizer');
  const scopes = [
    `event:${event.id}`,
    ...(event.organizers ?? []).map(({ organizationId }) => `organization:${organizationId}`)
  ];
  const held = (access.account?.grants ?? []).filter((grant) => scopes.includes(grant.scope));
  return Math.max(-1, ...held.map((grant) => order.indexOf(grant.role)));
}

/** Sees the working programme. */
export const maySee = (event: Owned) => reaches(event, 'viewer');
/** Changes the working programme. */
export const mayEdit = (event: Owned) => reaches(event, 'editor');
/** Publishes, and gives rights to others. */
export const mayOrganize = (event: Owned) => reaches(event, 'organizer');

export const mayCreateEvents = () => access.account !== undefined && access.account.role !== 'participant';

export const mayChangeSeries = (id: string) =>
  access.mayOverride ||
  (access.account?.grants.some((grant) => grant.scope === `series:${id}` && grant.role === 'organizer') ??
    false);
