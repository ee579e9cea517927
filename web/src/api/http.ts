// Requests to the HTTP API, in the types of openapi-fetch: of its code a participant's phone would load more than is used. Its
// types allow options that nothing here asks for; those that work are the members of Asked.
import type { Client } from 'openapi-fetch';
import type { paths } from './schema';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
/** Whoever wants to know of every request whether the server was there; an answer may be a refusal. */
export interface Listener {
  answered: () => void;
  failed: (error: unknown) => void;
}
interface Door extends Pick<Client<paths>, Method> {
  listeners: Set<Listener>;
}

interface Asked {
  params?: {
    path?: Record<string, unknown>;
    query?: Record<string, unknown>;
    header?: Record<string, unknown>;
  };
  headers?: Record<string, unknown>;
  body?: unknown;
  /** What is sent as it is gives itself; all else goes as JSON. */
  bodySerializer?: (body: never) => unknown;
  /** Of what lies outside the API: "/". */
  baseUrl?: string;
}

/** `common`: headers of every request. What a request gives wins. */
export function openDoor(base: string, common: () => Record<string, string>): Door {
  const listeners = new Set<Listener>();
  async function send(address: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(address, init);
      for (const { answered } of listeners) answered();
      return response;
    } catch (error) {
      for (const { failed } of listeners) failed(error);
      throw error;
    }
  }
  const through =
    (method: Method) =>
    async (template: string, asked: Asked = {}) => {
      const { params = {}, body, bodySerializer = JSON.stringify, baseUrl = base } = asked;
      const response = await send(baseUrl.replace(/\/$/, '') + addressOf(template, params), {
        method,
        headers: given({ ...jsonWith(body), ...common(), ...asked.headers, ...params.header }),
        body: body === undefined ? undefined : (bodySerializer(body as never) as BodyInit)
      });
      const text = await response.text();
      if (!response.ok) return { error: parsed(text), response };
      return { data: text === '' ? undefined : JSON.parse(text), response };
    };
  const door = {
    GET: through('GET'),
    PUT: through('PUT'),
    POST: through('POST'),
    PATCH: through('PATCH'),
    DELETE: through('DELETE'),
    listeners
  };
  // Which answer belongs to which address is known to the schema alone.
  return door as unknown as Door;
}

const jsonWith = (body: unknown) => (body === undefined ? {} : { 'Content-Type': 'application/json' });

/** Only what has a value, as text. */
const given = (values: Record<string, unknown>) =>
  Object.fromEntries(entriesOf(values).map(([name, value]) => [name, String(value)]));

const entriesOf = (values: Record<string, unknown> = {}) =>
  Object.entries(values).filter(([, value]) => value !== undefined && value !== null);

function addressOf(template: string, { path = {}, query }: NonNullable<Asked['params']>): string {
  const address = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const asked = entriesOf(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return asked.length > 0 ? `${address}?${asked.join('&')}` : address;
}

/** Of a refusal: nothing where what stands there is no JSON, since a proxy may refuse in the server's place. What a proxy says
 *  instead of an answer is none: the request fails. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
