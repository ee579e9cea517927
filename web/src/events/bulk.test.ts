import { describe, expect, it, vi } from 'vitest';
import type { Answer, Problem, Schemas } from '../api/client';
import { run, stepsBack, stepsFor } from './bulk';
import type { SessionRow } from './session_row';

const row = (id: string, start: string | undefined, more: object = {}) =>
  ({
    id,
    start,
    session: { id, status: 'tentative', type: 'panel', version: 3, ...more }
  }) as unknown as SessionRow;
const early = row('early', '2027-03-01T09:00:00');
const part = row('part', '2027-03-01T09:15:00', { parentId: 'early' });
const late = row('late', '2027-03-01T11:00:00');
const pool = row('pool', undefined);
const all = [early, part, late, pool];
const sent = (minutes: number) =>
  stepsFor(all, { kind: 'shift', minutes }).map(({ row, patch }) => `${row.id} ${patch.start}`);

describe('a bulk change', () => {
  it('shifts the last first when it goes later, parts with their whole, and leaves the pool alone', () => {
    expect(sent(30)).toEqual(['late 2027-03-01T11:30:00', 'early 2027-03-01T09:30:00']);
    expect(sent(-15)).toEqual(['early 2027-03-01T08:45:00', 'late 2027-03-01T10:45:00']);
  });

  it('leaves out what already is so', () => {
    const steps = stepsFor([early, row('done', undefined, { status: 'confirmed' })], {
      kind: 'status',
      status: 'confirmed'
    });
    expect(steps.map(({ row, back }) => [row.id, back])).toEqual([['early', { status: 'tentative' }]]);
  });

  it('keeps what was refused, reads again what was stale, and can be undone from the last back', async () => {
    const session = (id: string, version: number) =>
      ({ data: { id, version } }) as unknown as Answer<Schemas['Session']>;
    const problem = (status: number) => ({ problem: { status } as Problem });
    const send = vi.fn(async (id: string, version: number) => {
      if (id === 'early') return problem(409);
      if (id === 'late' && version === 3) return problem(412);
      return session(id, version + 1);
    });
    const steps = stepsFor([late, early, part], { kind: 'status', status: 'confirmed' });
    const result = await run(steps, {}, send, async (id) => session(id, 8));
    expect(result.refused.map(({ row }) => row.id)).toEqual(['early']);
    expect(stepsBack(result).map(({ row, patch }) => [row.id, row.session.version, patch])).toEqual([
      ['part', 4, { status: 'tentative' }],
      ['late', 9, { status: 'tentative' }]
    ]);
  });
});
