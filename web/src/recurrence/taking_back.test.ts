import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schemas } from '../api/client';

const requests = vi.hoisted(() => ({ getRecurrence: vi.fn(), changeRecurrence: vi.fn() }));
const notices = vi.hoisted(() => ({ done: vi.fn(), trouble: vi.fn() }));
vi.mock('./requests', () => requests);
vi.mock('../shell/notices.svelte', () => ({ notices }));

import { wayBack } from './taking_back';

const before = {
  id: 'r1',
  version: 3,
  recurrenceRule: { frequency: 'weekly', count: 6 },
  added: [],
  excluded: ['2027-01-19T09:00:00']
} as unknown as Schemas['Recurrence'];

describe('the way back from a removal', () => {
  beforeEach(() => vi.clearAllMocks());

  it('gives the recurrence the dates that it had, at the version that the removal left', async () => {
    requests.getRecurrence.mockResolvedValue({ data: { ...before, version: 4 } });
    requests.changeRecurrence.mockResolvedValue({ data: { ...before, version: 5 } });
    (await wayBack(before))?.run();
    await vi.waitFor(() => expect(notices.done).toHaveBeenCalledOnce());
    const patch = {
      recurrenceRule: before.recurrenceRule,
      added: [],
      excluded: before.excluded,
      onConflict: 'accept'
    };
    expect(requests.changeRecurrence).toHaveBeenCalledWith('r1', 4, patch);
  });

  it('says what somebody else has changed meanwhile', async () => {
    requests.getRecurrence.mockResolvedValue({ data: { ...before, version: 4 } });
    requests.changeRecurrence.mockResolvedValue({ problem: { status: 412, code: 'version-mismatch' } });
    (await wayBack(before))?.run();
    await vi.waitFor(() => expect(notices.trouble).toHaveBeenCalledOnce());
    expect(notices.done).not.toHaveBeenCalled();
  });

  it('is none where the recurrence has gone with all of its dates', async () => {
    requests.getRecurrence.mockResolvedValue({ problem: { status: 404 } });
    expect(await wayBack(before)).toBeUndefined();
  });
});
