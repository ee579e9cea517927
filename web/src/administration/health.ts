// What the installation says of itself; these addresses stand beside the API.
import { ask, type Answer, type Schemas } from '../api/client';

export type Health = Schemas['Health'];

export const getHealth = (): Promise<Answer<Health>> => ask(() => read<Health>('/healthz'));
export const getReadiness = (): Promise<Answer<unknown>> => ask(() => read('/readyz'));

async function read<T>(path: string) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  const body: unknown = await response.json();
  return response.ok ? { data: body as T, response } : { error: body, response };
}
