// The ways between sites: what is entered, what the other direction tells, what the server may estimate.
import type { Schemas } from '../api/client';
import type { Site } from './kinds';

export type Mode = Schemas['TravelMode'];
export type TravelTime = Schemas['TravelTime'];
export const modes = ['walk', 'transit', 'car'] as const satisfies Mode[];

export interface Way {
  basis: 'entered' | 'back' | 'estimated' | 'unknown';
  mode?: Mode;
  minutes?: number;
}

export const wayKey = (from: string, to: string) => `${from}>${to}`;

function fastest(times: readonly TravelTime[], from: string, to: string) {
  return times
    .filter((time) => time.fromSiteId === from && time.toSiteId === to)
    .reduce<TravelTime | undefined>(
      (best, time) => (best && best.minutes <= time.minutes ? best : time),
      undefined
    );
}

/** As entered, or as the way back was entered; undefined where nobody has entered either. */
export function enteredWay(times: readonly TravelTime[], from: string, to: string): Way | undefined {
  const there = fastest(times, from, to);
  if (there) return { basis: 'entered', mode: there.mode, minutes: there.minutes };
  const back = fastest(times, to, from);
  return back && { basis: 'back', mode: back.mode, minutes: back.minutes };
}

const placed = (site: Site) => site.latitude !== undefined && site.longitude !== undefined;

/** Pairs of which only the server can tell more; one direction, the estimate is that of both. */
export function pairsToEstimate(sites: readonly Site[], times: readonly TravelTime[]): [Site, Site][] {
  const known = sites.filter(placed);
  return known.flatMap((from, index) =>
    known
      .slice(index + 1)
      .filter((to) => !enteredWay(times, from.id, to.id))
      .map((to): [Site, Site] => [from, to])
  );
}
