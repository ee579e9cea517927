import { describe, expect, it } from 'vitest';
import type { Site } from './kinds';
import { enteredWay, pairsToEstimate, type TravelTime } from './travel_matrix';

const time = (
  fromSiteId: string,
  toSiteId: string,
  mode: TravelTime['mode'],
  minutes: number
): TravelTime => ({
  fromSiteId,
  toSiteId,
  mode,
  minutes,
  at: ''
});
const site = (id: string, placed = true) =>
  ({ id, ...(placed ? { latitude: 33, longitude: -7 } : {}) }) as Site;

describe('the travel matrix', () => {
  it('counts with the fastest that is entered', () => {
    const times = [time('a', 'b', 'walk', 40), time('a', 'b', 'car', 15)];
    expect(enteredWay(times, 'a', 'b')).toEqual({ basis: 'entered', mode: 'car', minutes: 15 });
  });

  it('takes the way back for as long unless it is entered', () => {
    const times = [time('a', 'b', 'car', 15)];
    expect(enteredWay(times, 'b', 'a')).toEqual({ basis: 'back', mode: 'car', minutes: 15 });
    expect(enteredWay(times, 'a', 'c')).toBeUndefined();
  });

  it('asks for estimates only where both have coordinates and nothing is entered', () => {
    const sites = [site('a'), site('b'), site('c'), site('d', false)];
    const pairs = pairsToEstimate(sites, [time('b', 'a', 'car', 15)]);
    expect(pairs.map((pair) => pair.map(({ id }) => id).join(''))).toEqual(['ac', 'bc']);
  });
});
