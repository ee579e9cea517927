// Where somebody goes after signing in who has come for no page in particular: to the events, or, while there are none,
// an administrator to the first steps.
import { api, ask, type Schemas } from '../api/client';
import { pathOf } from '../shell/route';

export async function firstPage(account: Schemas['Account']): Promise<string> {
  if (account.role !== 'admin') return pathOf('events');
  const { data } = await ask(() => api.GET('/events', { params: { query: { limit: 1 } } }));
  return data?.items.length === 0 ? pathOf('setup') : pathOf('events');
}
