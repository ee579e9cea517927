// Who else has a room or a vehicle: what other events and bookings hold on the days of this one.
import { SvelteMap } from 'svelte/reactivity';
import { api, ask, askAll, type Schemas } from '../api/client';
import type { LocalizedText } from '../text/localized';
import { DAY } from '../time/local_date_time';

export interface Use {
  start: number;
  end: number;
  firmness: 'requested' | 'held' | 'confirmed';
  /** Absent where it is not ours to know. */
  title?: LocalizedText;
}
const AT_ONCE = 4;

export class Uses {
  vehicles = $state.raw<Schemas['Vehicle'][] | undefined>();
  #known = new SvelteMap<string, Use[]>();
  #asked = new Set<string>();
  #waiting: string[] = [];
  #running = 0;

  /** `ours` tells the sessions of the event itself, which the timetable shows already. */
  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly ours: (sessionId: string) => boolean
  ) {}

  of(resourceId: string): readonly Use[] {
    return this.#known.get(resourceId) ?? [];
  }

  /** Asks for those that are in sight, a few at a time. */
  need(resourceIds: readonly string[]) {
    for (const id of resourceIds) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      this.#waiting.push(id);
    }
    while (this.#running < AT_ONCE && this.#waiting.length > 0) void this.#next();
  }

  async loadVehicles() {
    if (this.vehicles) return;
    const { data } = await askAll((cursor) =>
      api.GET('/vehicles', { params: { query: { limit: 200, cursor } } })
    );
    this.vehicles = data?.filter((vehicle) => !vehicle.archived) ?? [];
  }

  async #next() {
    this.#running += 1;
    const id = this.#waiting.shift()!;
    const query = {
      from: new Date(this.from - DAY).toISOString(),
      to: new Date(this.to + 2 * DAY).toISOString()
    };
    const { data } = await ask(() =>
      api.GET('/resources/{id}/occupancies', { params: { path: { id }, query } })
    );
    if (data)
      this.#known.set(id, await Promise.all(data.items.filter((item) => !this.#isOurs(item)).map(useOf)));
    else this.#asked.delete(id);
    this.#running -= 1;
    this.need([]);
  }

  #isOurs({ owner }: Schemas['ResourceUse']['items'][number]): boolean {
    return owner?.kind === 'session' && this.ours(owner.id);
  }
}

async function useOf(item: Schemas['ResourceUse']['items'][number]): Promise<Use> {
  const title = item.owner && (await titleOf(item.owner));
  return { start: Date.parse(item.utcStart), end: Date.parse(item.utcEnd), firmness: item.firmness, title };
}

async function titleOf({ kind, id }: { kind: 'session' | 'booking'; id: string }) {
  const params = { path: { id } };
  const answer =
    kind === 'booking'
      ? await ask(() => api.GET('/bookings/{id}', { params }))
      : await ask(() => api.GET('/sessions/{id}', { params }));
  return answer.data?.title;
}
