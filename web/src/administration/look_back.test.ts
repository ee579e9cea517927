import { describe, expect, it } from 'vitest';
import { keyOf, LookBack, type Change, type Window } from './look_back';

const now = Date.parse('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;

function change(hoursAgo: number, scope = 'directory', revision = 1): Change {
  const at = new Date(now - hoursAgo * HOUR).toISOString();
  return { scope, revision, n: 1, at, requestId: '', kind: 'K', entityKind: 'e', entityId: '', data: {} };
}

/** A log as the server gives it: scope by scope, oldest first, in pages. */
function server(log: Change[], limit = 3) {
  const asked: Window[] = [];
  const ask = async (window: Window, cursor: string | undefined) => {
    if (!cursor) asked.push(window);
    const all = log
      .filter(({ at }) => (!window.from || at >= window.from) && (!window.to || at < window.to))
      .sort((a, b) => a.scope.localeCompare(b.scope) || a.at.localeCompare(b.at));
    const first = Number(cursor ?? 0);
    const next = first + limit < all.length ? String(first + limit) : undefined;
    return { data: { items: all.slice(first, first + limit), cursor: next } };
  };
  return { ask, asked };
}

async function readAll(back: LookBack): Promise<Change[]> {
  const all: Change[] = [];
  for (let turn = 0; turn < 100 && !back.done; turn++) all.push(...((await back.next()).data ?? []));
  return all;
}

describe('looking back at the log', () => {
  const log = [1, 5, 5.5, 6, 30, 31, 2000, 60_000].map((hours, index) =>
    change(hours, index % 2 ? 'resources' : 'directory', 100 - index)
  );

  it('gives every change once, the newest first, whatever the scopes', async () => {
    const all = await readAll(new LookBack(server(log).ask, now));
    expect(all.map(keyOf)).toEqual(log.map(keyOf));
  });

  it('narrows a window that holds too much', async () => {
    const { ask, asked } = server(log);
    const first = await new LookBack(ask, now).next();
    expect(first.data?.length).toBeLessThanOrEqual(3);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('stays within the times asked for', async () => {
    const bounds = {
      from: new Date(now - 40 * HOUR).toISOString(),
      to: new Date(now - 5.2 * HOUR).toISOString()
    };
    const all = await readAll(new LookBack(server(log).ask, now, bounds));
    expect(all.map(({ at }) => (now - Date.parse(at)) / HOUR)).toEqual([5.5, 6, 30, 31]);
  });

  it('ends where there is nothing', async () => {
    const back = new LookBack(server([]).ask, now);
    expect(await back.next()).toEqual({ data: [] });
    expect(back.done).toBe(true);
  });

  it('reads on in the same moment when very much was done at once', async () => {
    const many = Array.from({ length: 20 }, (_, index) => change(2, 'directory', index + 1));
    const all = await readAll(new LookBack(server(many).ask, now));
    expect(all.map(({ revision }) => revision)).toEqual(many.map(({ revision }) => revision).reverse());
  });

  it('hands a refusal on', async () => {
    const problem = { type: '', title: '', status: 404, code: 'not-found' as const };
    const back = new LookBack(async () => ({ problem }), now);
    expect(await back.next()).toEqual({ problem });
  });
});
