import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tellOfNewer } from './newer_notice';

const { known, navigation, notices } = vi.hoisted(() => ({
  known: { newer: undefined as string | undefined },
  navigation: { route: { page: 'events' }, go: vi.fn() },
  notices: { waiting: vi.fn() }
}));
vi.mock('../api/client', () => ({
  api: { GET: async () => ({ data: known }) },
  ask: (request: () => unknown) => request()
}));
vi.mock('../shell/navigation.svelte', () => ({ navigation }));
vi.mock('../shell/notices.svelte', () => ({ notices }));

describe('newer zone data that wait', () => {
  const stored = new Map<string, string>();

  beforeEach(() => {
    stored.clear();
    notices.waiting.mockReset();
    known.newer = '2026f';
    navigation.route.page = 'events';
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value)
    });
  });

  it('are told once, and lead to their preview', async () => {
    await tellOfNewer();
    await tellOfNewer();
    expect(notices.waiting).toHaveBeenCalledTimes(1);
    notices.waiting.mock.calls[0][1].run();
    expect(navigation.go).toHaveBeenCalledWith('/settings/time-zones?version=2026f');
  });

  it('are told again where they are newer still', async () => {
    await tellOfNewer();
    known.newer = '2026g';
    await tellOfNewer();
    expect(notices.waiting).toHaveBeenCalledTimes(2);
  });

  it('are not told where there are none, nor to whoever is on their page', async () => {
    known.newer = undefined;
    await tellOfNewer();
    known.newer = '2026f';
    navigation.route.page = 'time-zones';
    await tellOfNewer();
    expect(notices.waiting).not.toHaveBeenCalled();
  });
});
