// What recurrences ask of the server, one function per request.
import { api, ask, askAgain, ifMatch, type Schemas } from '../api/client';

export const getRecurrence = (id: string) =>
  ask(() => api.GET('/recurrences/{id}', { params: { path: { id } } }));

export const previewRecurrence = (eventId: string, body: Schemas['RecurrencePreviewInput']) =>
  ask(() => api.POST('/events/{id}/recurrences/preview', { params: { path: { id: eventId } }, body }));

export const repeatSession = (id: string, version: number, body: Schemas['RecurrenceInput']) =>
  askAgain((key) =>
    api.POST('/sessions/{id}/recurrence', {
      params: { path: { id }, header: { 'If-Match': ifMatch(version), 'Idempotency-Key': key } },
      body
    })
  );

export const changeRecurrence = (id: string, version: number, body: Schemas['RecurrencePatch']) =>
  ask(() =>
    api.PATCH('/recurrences/{id}', {
      params: { path: { id }, header: { 'If-Match': ifMatch(version) } },
      body
    })
  );
