// What the directory asks of the API, once for people and once for organisations.
import { api, ask, askAgain, askAll, ifMatch, type Schemas } from '../api/client';

export type Kind = 'person' | 'organization';

export const personDoor = (id: string) => ({
  read: () => api.GET('/people/{id}', { params: { path: { id } } }),
  write: (patch: object, match: string) =>
    api.PATCH('/people/{id}', {
      params: { path: { id }, header: { 'If-Match': match } },
      body: patch as Schemas['PersonPatch']
    })
});

export const organizationDoor = (id: string) => ({
  read: () => api.GET('/organizations/{id}', { params: { path: { id } } }),
  write: (patch: object, match: string) =>
    api.PATCH('/organizations/{id}', {
      params: { path: { id }, header: { 'If-Match': match } },
      body: patch as Schemas['OrganizationPatch']
    })
});

export const archive = {
  person: (entry: Entry, archived: boolean) =>
    ask(() => personDoor(entry.id).write({ archived }, ifMatch(entry.version))),
  organization: (entry: Entry, archived: boolean) =>
    ask(() => organizationDoor(entry.id).write({ archived }, ifMatch(entry.version)))
};
interface Entry {
  id: string;
  version: number;
}

export const organizationsOf = () =>
  askAll((cursor) => api.GET('/organizations', { params: { query: { limit: 200, cursor } } }));

export interface Merging {
  reason?: string;
  override: boolean;
}

export const mergePeople = (survivor: Entry, other: string, how: Merging) =>
  askAgain((key) =>
    api.POST('/people/{id}/merge', {
      params: {
        path: { id: survivor.id },
        header: { 'If-Match': ifMatch(survivor.version), 'Idempotency-Key': key }
      },
      body: { personId: other, onConflict: how.override ? 'override' : 'reject', reason: how.reason }
    })
  );

export const mergeOrganizations = (survivor: Entry, other: string, how: Merging) =>
  askAgain((key) =>
    api.POST('/organizations/{id}/merge', {
      params: {
        path: { id: survivor.id },
        header: { 'If-Match': ifMatch(survivor.version), 'Idempotency-Key': key }
      },
      body: { organizationId: other, onConflict: how.override ? 'override' : 'reject', reason: how.reason }
    })
  );
