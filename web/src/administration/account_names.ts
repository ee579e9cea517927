// Who an account is. Administrators may look accounts up; for everybody else one's own is known, and that others are others.
import { access } from '../access/account.svelte';
import { api, ask, type Schemas } from '../api/client';

type Account = Schemas['Account'];
const known = new Map<string, Promise<Account | undefined>>();

export function findAccount(id: string): Promise<Account | undefined> {
  if (id === access.account?.id) return Promise.resolve(access.account);
  if (access.account?.role !== 'admin') return Promise.resolve(undefined);
  let found = known.get(id);
  if (!found) {
    found = ask(() => api.GET('/accounts/{id}', { params: { path: { id } } })).then(({ data }) => data);
    known.set(id, found);
  }
  return found;
}

export function rememberAccounts(accounts: Account[]) {
  for (const account of accounts) known.set(account.id, Promise.resolve(account));
}
