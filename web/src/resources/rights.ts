// Who may do what with resources. The server decides; what it would refuse is not offered.
import { access } from '../access/account.svelte';

const isStaff = () => access.account !== undefined && access.account.role !== 'participant';

/** Whether the account decides over what this organisation owns; without one, over everything. */
export function mayDecide(ownerId: string | undefined): boolean {
  if (access.mayOverride) return true;
  const scopes = ['resource-owner', ...(ownerId ? [`organization:${ownerId}`] : [])];
  return (
    access.account?.grants.some(({ scope, role }) => role === 'organizer' && scopes.includes(scope)) ?? false
  );
}

/** A resource without an owner is kept by all staff. */
export const mayKeep = (ownerId: string | undefined) => isStaff() && (!ownerId || mayDecide(ownerId));
export const mayAsk = isStaff;
export const mayBlock = () => access.mayOverride;
