// What goes out for a request, and what comes back of an answer.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDoor } from './http';

const sent = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
const api = openDoor('/api/v1', () => ({ 'Accept-Language': 'ar' }));
const answer = (status: number, body: string | null) =>
  sent.mockResolvedValueOnce(new Response(body, { status }));

beforeEach(() => vi.stubGlobal('fetch', sent));
afterEach(() => {
  sent.mockReset();
  vi.unstubAllGlobals();
});

it('puts what a request names into its address, and leaves out what has no value', async () => {
  answer(200, '{"items":[]}');
  const query = { q: 'قاعة & b', limit: 5, cursor: undefined };
  const { data } = await api.GET('/people', { params: { query } });
  expect(data).toEqual({ items: [] });
  expect(sent.mock.calls[0][0]).toBe(`/api/v1/people?q=${encodeURIComponent('قاعة & b')}&limit=5`);
  expect(sent.mock.calls[0][1]).toEqual({
    method: 'GET',
    headers: { 'Accept-Language': 'ar' },
    body: undefined
  });
});

it('writes a body as JSON, for the version that was read', async () => {
  answer(200, '{}');
  const params = { header: { 'If-Match': '"v3"' } };
  await api.PUT('/calendar-settings', { params, body: { hijriCorrection: 1 } });
  expect(sent.mock.calls[0][1]).toEqual({
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'ar', 'If-Match': '"v3"' },
    body: '{"hijriCorrection":1}'
  });
});

it('sends as it is what gives itself', async () => {
  answer(200, '{}');
  await api.POST('/working-calendars/{id}/imports', {
    params: {
      path: { id: 'a/b' },
      query: { source: 'x', kind: 'public', dryRun: true },
      header: { 'If-Match': '"v1"' }
    },
    headers: { 'Content-Type': 'text/calendar' },
    body: 'BEGIN:VCALENDAR',
    bodySerializer: (body) => body
  });
  const [address, { headers, body }] = sent.mock.calls[0];
  expect(address).toBe('/api/v1/working-calendars/a%2Fb/imports?source=x&kind=public&dryRun=true');
  expect(headers).toMatchObject({ 'Content-Type': 'text/calendar' });
  expect(body).toBe('BEGIN:VCALENDAR');
});

it('reaches what lies outside the API', async () => {
  answer(200, '{}');
  await api.GET('/healthz', { baseUrl: '/' });
  expect(sent.mock.calls[0][0]).toBe('/healthz');
});

it.each([
  [204, null, { data: undefined }],
  [409, '{"code":"conflict"}', { error: { code: 'conflict' } }],
  [502, '<html>', { error: undefined }]
])('reads an answer of %i', async (status, body, expected) => {
  answer(status, body);
  const { response, ...read } = await api.GET('/time-zones');
  expect(response.status).toBe(status);
  expect(read).toEqual(expected);
});

it('takes the page of a proxy for no answer', async () => {
  answer(200, '<html>');
  await expect(api.GET('/time-zones')).rejects.toThrow();
});

it('tells who listens whether the server was there, a refusal being an answer', async () => {
  const listener = { answered: vi.fn(), failed: vi.fn() };
  api.listeners.add(listener);
  answer(409, '{}');
  await api.GET('/time-zones');
  expect([listener.answered.mock.calls.length, listener.failed.mock.calls.length]).toEqual([1, 0]);
  const lost = new TypeError('Failed to fetch');
  sent.mockRejectedValueOnce(lost);
  await expect(api.GET('/time-zones')).rejects.toBe(lost);
  api.listeners.delete(listener);
  answer(200, '{}');
  await api.GET('/time-zones');
  expect(listener.answered).toHaveBeenCalledOnce();
  expect(listener.failed.mock.calls).toEqual([[lost]]);
});
