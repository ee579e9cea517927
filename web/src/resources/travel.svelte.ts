// The travel matrix as a page holds it: sites, what is entered, and what the server estimates for the rest.
import { SvelteMap } from 'svelte/reactivity';
import type { Problem, Schemas } from '../api/client';
import type { Site } from './kinds';
import { allSites, allTravelTimes, enterTravelTime, getTravel } from './requests';
import { enteredWay, pairsToEstimate, wayKey, type Mode, type TravelTime, type Way } from './travel_matrix';

/** Each estimate is a request of its own; so many at once. */
const AT_ONCE = 6;

export class Travel {
  sites = $state.raw<Site[]>([]);
  times = $state.raw<TravelTime[]>([]);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Problem | undefined>();
  #estimates = new SvelteMap<string, Way>();

  async load() {
    this.state = 'loading';
    const [sites, times] = await Promise.all([allSites(), allTravelTimes()]);
    this.problem = sites.problem ?? times.problem;
    if (this.problem) return void (this.state = 'failed');
    this.sites = sites.data!;
    this.times = times.data!;
    this.state = 'ready';
    await this.#estimate();
  }

  way(from: string, to: string): Way {
    return enteredWay(this.times, from, to) ?? this.#estimates.get(wayKey(from, to)) ?? { basis: 'unknown' };
  }

  minutes(from: string, to: string, mode: Mode): number | undefined {
    return this.times.find((time) => isWay(time, from, to, mode))?.minutes;
  }

  /** The problem where it was refused; `null` takes the entry out. */
  async enter(from: string, to: string, mode: Mode, minutes: number | null): Promise<Problem | undefined> {
    const { problem } = await enterTravelTime({ fromSiteId: from, toSiteId: to, mode, minutes });
    if (problem) return problem;
    const others = this.times.filter((time) => !isWay(time, from, to, mode));
    const at = new Date().toISOString();
    this.times =
      minutes === null ? others : [...others, { fromSiteId: from, toSiteId: to, mode, minutes, at }];
    if (minutes === null) void this.#estimate();
    return undefined;
  }

  async #estimate() {
    const pairs = pairsToEstimate(this.sites, this.times).filter(
      ([from, to]) => !this.#estimates.has(wayKey(from.id, to.id))
    );
    const worker = async () => {
      for (let pair = pairs.shift(); pair; pair = pairs.shift()) {
        const [from, to] = pair;
        const { data } = await getTravel(from.id, to.id);
        if (data?.basis !== 'estimated') continue;
        const way = wayOf(data);
        this.#estimates.set(wayKey(from.id, to.id), way);
        this.#estimates.set(wayKey(to.id, from.id), way);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

const wayOf = ({ mode, minutes }: Schemas['Travel']): Way => ({ basis: 'estimated', mode, minutes });

const isWay = (time: TravelTime, from: string, to: string, mode: Mode) =>
  time.fromSiteId === from && time.toSiteId === to && time.mode === mode;
