// What stands in the way of a booking, as far as its resource's calendar tells.
import type { Schemas } from '../api/client';

type Booking = Schemas['Booking'];
type Use = Schemas['ResourceUse']['items'][number];

export interface Obstacles {
  uses: readonly Use[];
  blockings: readonly Pick<Schemas['Blocking'], 'utcStart' | 'utcEnd'>[];
  /** Pieces of an equipment; a room and a vehicle are one. */
  count: number;
}
/** `taken`: no room beside what holds it; `asked`: only beside other requests; `blocked`: an authority has closed it. */
export type Clash = 'none' | 'asked' | 'taken' | 'blocked';

const overlaps = (a: { utcStart: string; utcEnd: string }, b: { utcStart: string; utcEnd: string }) =>
  Date.parse(a.utcStart) < Date.parse(b.utcEnd) && Date.parse(b.utcStart) < Date.parse(a.utcEnd);

export function clashOf(booking: Booking, { uses, blockings, count }: Obstacles): Clash {
  if (booking.status === 'declined' || booking.status === 'released') return 'none';
  if (blockings.some((blocking) => overlaps(booking, blocking))) return 'blocked';
  const others = uses.filter((use) => use.owner?.id !== booking.id && overlaps(booking, use));
  const room = count - (booking.quantity ?? 1);
  if (mostAtOnce(others.filter((use) => use.firmness !== 'requested')) > room) return 'taken';
  return mostAtOnce(others) > room ? 'asked' : 'none';
}

/** How many pieces are taken at the busiest moment. */
function mostAtOnce(uses: readonly Use[]): number {
  const steps = uses.flatMap((use) => [
    { at: Date.parse(use.utcStart), by: use.quantity ?? 1 },
    { at: Date.parse(use.utcEnd), by: -(use.quantity ?? 1) }
  ]);
  // What ends makes room for what begins at the same moment.
  steps.sort((a, b) => a.at - b.at || a.by - b.by);
  let taken = 0;
  let most = 0;
  for (const { by } of steps) most = Math.max(most, (taken += by));
  return most;
}
