// What the pages of events ask of the server, one function per request.
import { api, ask, askAgain, askAll, ifMatch, type Answer, type Schemas } from '../api/client';
import type { Reach } from '../recurrence/reach.svelte';

const path = (id: string) => ({ path: { id } });
const keyed = (id: string, key: string) => ({ path: { id }, header: { 'Idempotency-Key': key } });
const matched = (id: string, version: number) => ({
  path: { id },
  header: { 'If-Match': ifMatch(version) }
});
const reaching = (id: string, version: number, recurrence: Reach | undefined) => ({
  ...matched(id, version),
  query: { recurrence }
});

// ---- events and series

export const listEvents = (series?: string) =>
  askAll((cursor) => api.GET('/events', { params: { query: { limit: 200, cursor, series } } }));

/** Whole, for those who see the working programme: others are answered with less. */
export const getEvent = (id: string) =>
  ask(() => api.GET('/events/{id}', { params: path(id) })) as Promise<Answer<Schemas['Event']>>;

/** With what clashes in each; a page at a time, for each takes a whole programme to look through. */
export const listEventsWithConflicts = () =>
  askAll((cursor) => api.GET('/events', { params: { query: { limit: 50, cursor, with: 'openConflicts' } } }));

export const createEvent = (body: Schemas['EventInput']) =>
  askAgain((key) => api.POST('/events', { params: { header: { 'Idempotency-Key': key } }, body }));

export const duplicateEvent = (id: string, body: Schemas['EventDuplicate']) =>
  askAgain((key) => api.POST('/events/{id}/duplicate', { params: keyed(id, key), body }));

export const changeEvent = (id: string, version: number, body: Schemas['EventPatch']) =>
  ask(() => api.PATCH('/events/{id}', { params: matched(id, version), body }));

export const listSeries = () =>
  askAll((cursor) => api.GET('/series', { params: { query: { limit: 200, cursor } } }));

export const getSeries = (id: string) => ask(() => api.GET('/series/{id}', { params: path(id) }));

export const createSeries = (body: Schemas['SeriesInput']) =>
  askAgain((key) => api.POST('/series', { params: { header: { 'Idempotency-Key': key } }, body }));

export const changeSeries = (id: string, version: number, body: Schemas['SeriesPatch']) =>
  ask(() => api.PATCH('/series/{id}', { params: matched(id, version), body }));

export const getConflicts = (id: string) =>
  ask(() => api.GET('/events/{id}/conflicts', { params: path(id) }));

export const getPolicies = (id: string) => ask(() => api.GET('/events/{id}/policies', { params: path(id) }));

export const setPolicy = (id: string, body: Schemas['PolicyInput']) =>
  askAgain((key) => api.POST('/events/{id}/policies', { params: keyed(id, key), body }));

// ---- sessions

export const getSession = (id: string) => ask(() => api.GET('/sessions/{id}', { params: path(id) }));

export const createSession = (eventId: string, body: Schemas['SessionInput']) =>
  askAgain((key) => api.POST('/events/{id}/sessions', { params: keyed(eventId, key), body }));

export const changeSession = (id: string, version: number, body: Schemas['SessionPatch'], reach?: Reach) =>
  ask(() => api.PATCH('/sessions/{id}', { params: reaching(id, version, reach), body }));

export const deleteSession = (id: string, version: number, reach?: Reach) =>
  ask(() => api.DELETE('/sessions/{id}', { params: reaching(id, version, reach) }));

export const applySuggestion = (id: string) =>
  askAgain((key) => api.POST('/suggestions/{id}/apply', { params: keyed(id, key) }));

export const createPerson = (body: Schemas['PersonInput']) =>
  askAgain((key) => api.POST('/people', { params: { header: { 'Idempotency-Key': key } }, body }));

// ---- documents and outcomes

export const listDocuments = (eventId: string, session?: string) =>
  askAll((cursor) =>
    api.GET('/events/{id}/documents', {
      params: { ...path(eventId), query: { limit: 200, cursor, session } }
    })
  );

export const addDocument = (eventId: string, body: Schemas['DocumentInput']) =>
  askAgain((key) => api.POST('/events/{id}/documents', { params: keyed(eventId, key), body }));

export const getDocument = (id: string) => ask(() => api.GET('/documents/{id}', { params: path(id) }));

export const changeDocument = (id: string, version: number, body: Schemas['DocumentPatch']) =>
  ask(() => api.PATCH('/documents/{id}', { params: matched(id, version), body }));

export const archiveDocument = (id: string, version: number) =>
  ask(() => api.DELETE('/documents/{id}', { params: matched(id, version) }));

/** The bytes as they are: the typed client would write them as JSON. */
export const putContent = (id: string, version: number, file: File) =>
  ask<Schemas['Document']>(async () => {
    const response = await fetch(`/api/v1/documents/${id}/content`, {
      method: 'PUT',
      headers: { 'If-Match': ifMatch(version), 'Content-Type': file.type || 'application/octet-stream' },
      body: file
    });
    const answer = await response.json();
    return response.ok ? { data: answer, response } : { error: answer, response };
  });

export const listOutcomes = (of: { event?: string; session?: string; series?: string }) =>
  askAll((cursor) => {
    const query = { limit: 200, cursor };
    if (of.session) return api.GET('/sessions/{id}/outcomes', { params: { ...path(of.session), query } });
    if (of.series) return api.GET('/series/{id}/outcomes', { params: { ...path(of.series), query } });
    return api.GET('/events/{id}/outcomes', { params: { ...path(of.event ?? ''), query } });
  });

export const recordOutcome = (sessionId: string, body: Schemas['OutcomeInput']) =>
  askAgain((key) => api.POST('/sessions/{id}/outcomes', { params: keyed(sessionId, key), body }));

export const getOutcome = (id: string) => ask(() => api.GET('/outcomes/{id}', { params: path(id) }));

export const changeOutcome = (id: string, version: number, body: Schemas['OutcomePatch']) =>
  ask(() => api.PATCH('/outcomes/{id}', { params: matched(id, version), body }));

export const archiveOutcome = (id: string, version: number) =>
  ask(() => api.DELETE('/outcomes/{id}', { params: matched(id, version) }));

// ---- releases and changes

export const getWorkingAgenda = (eventId: string) =>
  ask(() => api.GET('/events/{id}/agenda', { params: { ...path(eventId), query: { audience: 'staff' } } }));

export const listReleases = (eventId: string) =>
  askAll((cursor) =>
    api.GET('/events/{id}/releases', { params: { ...path(eventId), query: { limit: 200, cursor } } })
  );

export const getDifference = (
  eventId: string,
  number: string,
  against: string,
  audience: Schemas['Audience']
) =>
  ask(() =>
    api.GET('/events/{id}/releases/{number}/diff', {
      params: { path: { id: eventId, number }, query: { against, audience } }
    })
  );

export const restoreRelease = (eventId: string, number: string, body: Schemas['RestoreInput']) =>
  askAgain((key) =>
    api.POST('/events/{id}/releases/{number}/restore', {
      params: { path: { id: eventId, number }, header: { 'Idempotency-Key': key } },
      body
    })
  );

// ---- access

export const listGrants = (eventId: string) =>
  askAll((cursor) =>
    api.GET('/events/{id}/grants', { params: { ...path(eventId), query: { limit: 200, cursor } } })
  );

export const giveGrant = (eventId: string, body: Schemas['GrantInput']) =>
  askAgain((key) => api.POST('/events/{id}/grants', { params: keyed(eventId, key), body }));

export const revokeGrant = (eventId: string, accountId: string) =>
  ask(() => api.DELETE('/events/{id}/grants/{accountId}', { params: { path: { id: eventId, accountId } } }));

export const listLinks = (eventId: string) =>
  askAll((cursor) =>
    api.GET('/events/{id}/links', { params: { ...path(eventId), query: { limit: 200, cursor } } })
  );

export const issueLink = (eventId: string, body: Schemas['EventLinkInput']) =>
  askAgain((key) => api.POST('/events/{id}/links', { params: keyed(eventId, key), body }));

export const revokeLink = (eventId: string, linkId: string) =>
  ask(() => api.DELETE('/events/{id}/links/{linkId}', { params: { path: { id: eventId, linkId } } }));
