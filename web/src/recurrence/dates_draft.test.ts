import { describe, expect, it } from 'vitest';
import { DatesDraft } from './dates_draft.svelte';

const START = '2026-09-08T10:00:00';
const SECOND = '2026-09-15T10:00:00';
const FURTHER = '2026-09-17T15:00:00';

describe('dates while they are written', () => {
  it('say the rule of the form, and what is skipped', () => {
    const draft = new DatesDraft(START);
    draft.skip(SECOND);
    expect(draft.input).toEqual({
      recurrenceRule: { frequency: 'weekly', byDay: [{ day: 'tu' }], count: 10 },
      added: [],
      excluded: [SECOND]
    });
  });
  it('forget a further date that is skipped, and come back where one is added that was', () => {
    const draft = new DatesDraft(START);
    draft.add(FURTHER);
    draft.skip(FURTHER);
    expect(draft.patch).toMatchObject({ added: [], excluded: [] });
    draft.skip(SECOND);
    draft.add(SECOND);
    expect(draft.patch).toMatchObject({ added: [SECOND], excluded: [] });
  });
  it('say a rule of others as its text', () => {
    const standing = {
      start: START,
      recurrenceRule: { frequency: 'hourly' as const },
      rule: 'FREQ=HOURLY',
      added: [FURTHER],
      excluded: []
    };
    const draft = new DatesDraft(START, standing);
    expect(draft.way).toBe('text');
    expect(draft.patch).toEqual({ rule: 'FREQ=HOURLY', added: [FURTHER], excluded: [] });
  });
  it('take the rule away where only further dates are left', () => {
    const draft = new DatesDraft(START);
    draft.choose('dates');
    expect(draft.isEmpty).toBe(true);
    draft.add(FURTHER);
    expect(draft.isEmpty).toBe(false);
    expect(draft.patch.recurrenceRule).toBeNull();
    expect(draft.input).toEqual({ added: [FURTHER], excluded: [] });
  });
});
