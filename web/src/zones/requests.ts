// What the page of zone data asks of the server, one function per request.
import { api, ask, askAgain, ifMatch, type Answer, type Schemas } from '../api/client';

export type ZoneChange = Schemas['TimeZoneChange'];
export type ZoneChangeList = Schemas['TimeZoneChangeList'];
export type ZoneMove = Schemas['TimeZoneMove'];
export type ZonePreview = Schemas['TimeZonePreview'];
export type Anchor = Schemas['Anchor'];

const LIMIT = 200;

export const listChanges = (cursor?: string) =>
  ask(() => api.GET('/time-zone-changes', { params: { query: { limit: 50, cursor } } }));

export const startChange = (version: string) =>
  askAgain((key) =>
    api.POST('/time-zone-changes', { params: { header: { 'Idempotency-Key': key } }, body: { version } })
  );

export const getChange = (id: string) =>
  ask(() => api.GET('/time-zone-changes/{id}', { params: { path: { id } } }));

export const previewPage = (version: string, cursor?: string) =>
  ask(() => api.GET('/time-zone-changes/preview', { params: { query: { version, limit: LIMIT, cursor } } }));

export const movesPage = (id: string, cursor?: string) =>
  ask(() =>
    api.GET('/time-zone-changes/{id}/moves', { params: { path: { id }, query: { limit: LIMIT, cursor } } })
  );

/** Read, then written on what was read: somebody else's edit in between refuses it with 412. */
export async function keep(sessionId: string, anchor: Anchor): Promise<Answer<unknown>> {
  const path = { id: sessionId };
  const { data, problem } = await ask(() => api.GET('/sessions/{id}', { params: { path } }));
  if (problem) return { problem };
  const header = { 'If-Match': ifMatch(data.version) };
  return ask(() => api.PATCH('/sessions/{id}', { params: { path, header }, body: { anchor } }));
}
