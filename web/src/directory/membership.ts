// A membership while it is changed. Who belongs where stays as it was entered.
import { api, ask, ifMatch, type Schemas } from '../api/client';
import { StaleSave } from '../edit/stale_save.svelte';
import type { Form } from '../form/form.svelte';

type Membership = Schemas['Membership'];
export type MembershipDraft = Pick<Membership, 'role' | 'firstDay' | 'lastDay'>;

export const changeMembership = (
  { id, version }: Pick<Membership, 'id' | 'version'>,
  body: Schemas['MembershipPatch']
) =>
  ask(() =>
    api.PATCH('/memberships/{id}', {
      params: { path: { id }, header: { 'If-Match': ifMatch(version) } },
      body
    })
  );

export const membershipSave = (form: Form, id: string) =>
  new StaleSave<Membership>(form, {
    read: () => ask(() => api.GET('/memberships/{id}', { params: { path: { id } } })),
    write: (version, patch) => changeMembership({ id, version }, patch),
    content: ({ role, firstDay, lastDay }): MembershipDraft => ({ role, firstDay, lastDay })
  });
