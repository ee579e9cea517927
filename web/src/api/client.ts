// The typed door to the HTTP API. Refusals are values: callers decide what a person is told.
import { reader } from '../text/language.svelte';
import { principal } from './acts_for';
import { openDoor } from './http';
import type { components } from './schema';

export type Schemas = components['schemas'];
export type Problem = Omit<Schemas['Problem'], 'code'> & {
  code: Schemas['ProblemCode'] | 'unreachable';
  /** Seconds to wait before the next attempt, where the server says so. */
  retryAfter?: number;
};
export type Answer<T> = { data: T; problem?: undefined } | { data?: undefined; problem: Problem };

export const api = openDoor('/api/v1', () => {
  const inNameOf = principal();
  return { 'Accept-Language': reader.language, ...(inNameOf && { 'Acts-For': inNameOf }) };
});

export interface Response<T> {
  data?: T;
  error?: unknown;
  response: { status: number; headers: { get(name: string): string | null } };
}

/** Runs a request; a server that cannot be reached becomes a problem like any other. */
export async function ask<T>(request: () => Promise<Response<T>>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await request();
    if (response.status < 400) return { data: data as T };
    const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
    return { problem: { ...((error as Problem | undefined) ?? bareProblem(response.status)), retryAfter } };
  } catch {
    return { problem: { type: 'about:blank', title: '', status: 0, code: 'unreachable' } };
  }
}

/** Runs a request that may be repeated because it carries an Idempotency-Key: what was lost on the way is sent again. */
export async function askAgain<T>(request: (key: string) => Promise<Response<T>>): Promise<Answer<T>> {
  const key = crypto.randomUUID();
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(() => request(key));
    const passing =
      answer.problem && (answer.problem.code === 'unreachable' || answer.problem.status === 503);
    if (!passing || attempt === 3) return answer;
    await new Promise((resolve) => setTimeout(resolve, 400 * attempt));
  }
}

interface Page<T> {
  items: T[];
}

/** One page of a list, and the cursor of the next. */
export async function askPage<T>(
  request: () => Promise<Response<Page<T>>>
): Promise<Answer<{ items: T[]; cursor?: string }>> {
  let link: string | null = null;
  const answer = await ask(async () => {
    const response = await request();
    link = response.response.headers.get('Link');
    return response;
  });
  return answer.data ? { data: { items: answer.data.items, cursor: nextCursor(link) } } : answer;
}

/** A whole list, page by page; for those that an installation holds few of. */
export async function askAll<T>(
  request: (cursor: string | undefined) => Promise<Response<Page<T>>>
): Promise<Answer<T[]>> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { data, problem } = await askPage(() => request(cursor));
    if (problem) return { problem };
    all.push(...data.items);
    cursor = data.cursor;
  } while (cursor);
  return { data: all };
}

function nextCursor(link: string | null): string | undefined {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next ? (new URL(next, location.href).searchParams.get('cursor') ?? undefined) : undefined;
}

export const ifMatch = (version: number) => `"v${version}"`;

function bareProblem(status: number): Problem {
  return { type: 'about:blank', title: '', status, code: 'internal-error' };
}
