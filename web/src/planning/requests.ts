// What the planner asks of the server, one function per request.
import { api, ask, askAgain, ifMatch, type Schemas } from '../api/client';
import type { Reach } from '../recurrence/reach.svelte';

export const getEvent = (slug: string) => ask(() => api.GET('/events', { params: { query: { slug } } }));

export const getSession = (id: string) => ask(() => api.GET('/sessions/{id}', { params: { path: { id } } }));

export const getConflicts = (eventId: string) =>
  ask(() => api.GET('/events/{id}/conflicts', { params: { path: { id: eventId } } }));

export const getSuggestions = (sessionId: string) =>
  ask(() => api.GET('/sessions/{id}/suggestions', { params: { path: { id: sessionId } } }));

/** The programme as last published; a problem `not-found` before the first release. */
export const getReleased = (eventId: string) =>
  ask(() =>
    api.GET('/events/{id}/agenda', {
      params: { path: { id: eventId }, query: { audience: 'staff', release: 'latest' } }
    })
  );

export const moveSession = (id: string, version: number, body: Schemas['SessionMove'], recurrence?: Reach) =>
  askAgain((key) =>
    api.POST('/sessions/{id}/move', {
      params: {
        path: { id },
        query: { recurrence },
        header: { 'If-Match': ifMatch(version), 'Idempotency-Key': key }
      },
      body
    })
  );

export const changeSession = (
  id: string,
  version: number,
  body: Schemas['SessionPatch'],
  recurrence?: Reach
) =>
  ask(() =>
    api.PATCH('/sessions/{id}', {
      params: { path: { id }, query: { recurrence }, header: { 'If-Match': ifMatch(version) } },
      body
    })
  );

export const giveUpPlacement = (id: string) =>
  askAgain((key) =>
    api.POST('/sessions/{id}/give-up', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: {}
    })
  );

export const applySuggestion = (id: string) =>
  askAgain((key) =>
    api.POST('/suggestions/{id}/apply', { params: { path: { id }, header: { 'Idempotency-Key': key } } })
  );

export const publish = (eventId: string, body: Schemas['ReleaseInput']) =>
  askAgain((key) =>
    api.POST('/events/{id}/releases', {
      params: { path: { id: eventId }, header: { 'Idempotency-Key': key } },
      body
    })
  );
