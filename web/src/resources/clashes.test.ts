import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { clashOf } from './clashes';

type Use = Schemas['ResourceUse']['items'][number];
const span = (from: number, to: number) => ({
  utcStart: `2026-11-27T${String(from).padStart(2, '0')}:00:00Z`,
  utcEnd: `2026-11-27T${String(to).padStart(2, '0')}:00:00Z`
});
const use = (id: string, from: number, to: number, firmness: Use['firmness'], quantity?: number): Use => ({
  ...span(from, to),
  firmness,
  quantity,
  masked: false,
  owner: { kind: 'booking', id }
});
const booking = (quantity?: number) =>
  ({ id: 'mine', status: 'requested', quantity, ...span(9, 12) }) as Schemas['Booking'];
const none = { uses: [], blockings: [], count: 1 };

describe('what is in the way of a booking', () => {
  it('is not itself, nor what only touches it', () => {
    const uses = [use('mine', 9, 12, 'requested'), use('other', 12, 14, 'confirmed')];
    expect(clashOf(booking(), { ...none, uses })).toBe('none');
  });

  it('is what holds the resource; other requests only warn', () => {
    expect(clashOf(booking(), { ...none, uses: [use('other', 11, 14, 'held')] })).toBe('taken');
    expect(clashOf(booking(), { ...none, uses: [use('other', 11, 14, 'requested')] })).toBe('asked');
  });

  it('is a blocking before anything else', () => {
    expect(clashOf(booking(), { ...none, blockings: [span(11, 18)] })).toBe('blocked');
  });

  it('is counted in pieces at the busiest moment', () => {
    const uses = [use('a', 9, 10, 'confirmed', 40), use('b', 10, 11, 'confirmed', 40)];
    expect(clashOf(booking(20), { ...none, uses, count: 60 })).toBe('none');
    expect(clashOf(booking(21), { ...none, uses, count: 60 })).toBe('taken');
  });

  it('is nothing once it is settled', () => {
    const declined = { ...booking(), status: 'declined' as const };
    expect(clashOf(declined, { ...none, uses: [use('other', 9, 12, 'confirmed')] })).toBe('none');
  });
});
