// The roles of accounts, from the least to the most.
import type { Schemas } from '../api/client';

type Role = Schemas['Role'];
export const roles: Role[] = ['participant', 'organizer', 'protocol', 'admin'];

export const rolesUpTo = (most: Role): Role[] => roles.slice(0, roles.indexOf(most) + 1).reverse();
