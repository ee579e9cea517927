// Changing an account as an administrator: what of it is set, and the way to save it.
import { api, ask, ifMatch, type Schemas } from '../api/client';
import { StaleSave } from '../edit/stale_save.svelte';
import type { Form } from '../form/form.svelte';

type Account = Schemas['Account'];
/** What an administrator sets, as the API writes it. */
export interface Settings {
  role: Account['role'];
  disabled: boolean;
  personId: string | null;
}

export const settingsOf = (account: Account): Settings => ({
  role: account.role,
  disabled: account.disabledAt !== undefined,
  personId: account.personId ?? null
});

export const accountSave = (form: Form, id: string) =>
  new StaleSave<Account>(form, {
    read: () => ask(() => api.GET('/accounts/{id}', { params: { path: { id } } })),
    write: (version, patch) => patchAccount({ id, version }, patch),
    content: settingsOf
  });

export const patchAccount = (
  { id, version }: Pick<Account, 'id' | 'version'>,
  body: Schemas['AccountPatch']
) =>
  ask(() =>
    api.PATCH('/accounts/{id}', { params: { path: { id }, header: { 'If-Match': ifMatch(version) } }, body })
  );
