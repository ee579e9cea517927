// The bookings that the reader may see, with what is needed to decide on them: the resource, who asks, what is in the way.
import { SvelteMap } from 'svelte/reactivity';
import { access } from '../access/account.svelte';
import type { Problem, Schemas } from '../api/client';
import { Listing } from '../table/listing.svelte';
import { said, t } from '../text/language.svelte';
import { DAY } from '../time/local_date_time';
import { clashOf, type Clash, type Obstacles } from './clashes';
import { keyText, type Equipment, type Resource } from './kinds';
import { allBlockings, decideBooking, getResource, getUse, pageOfBookings } from './requests';
import { mayDecide } from './rights';

export type Booking = Schemas['Booking'];
export type Decision = Schemas['BookingDecision']['decision'];
export interface Refusal {
  booking: Booking;
  problem: Problem;
}

export const isOpen = ({ status }: Booking) => status === 'requested' || status === 'held';

/** What each state allows; the server knows the same table. */
const allowed: Record<Schemas['BookingStatus'], Decision[]> = {
  requested: ['confirm', 'hold', 'decline', 'release'],
  held: ['confirm', 'hold', 'decline', 'release'],
  confirmed: ['release'],
  declined: [],
  released: []
};

export class Inbox {
  readonly listing = new Listing<Booking>();
  readonly resources = new SvelteMap<string, Resource>();
  readonly clashes = new SvelteMap<string, Clash>();

  async load(status: Schemas['BookingStatus'] | undefined) {
    await this.listing.load(pageOfBookings(status, undefined));
    await this.#findResources();
    await this.#findClashes();
  }

  resourceOf(booking: Booking): Resource | undefined {
    return this.resources.get(booking.resource.id);
  }

  /** What the reader may decide about it; who has asked may take it back. */
  choices(booking: Booking): Decision[] {
    const resource = this.resourceOf(booking);
    const decides = mayDecide(resource?.ownerId);
    const own = booking.requestedBy !== undefined && booking.requestedBy === access.account?.id;
    return allowed[booking.status].filter((decision) =>
      // Who decides declines a request; only who has asked takes it back.
      decision === 'release' ? own || (decides && booking.status !== 'requested') : decides
    );
  }

  requester({ requestedBy, requestedByName }: Booking): string {
    if (!requestedBy) return '';
    if (requestedBy === access.account?.id) return t('resources.you');
    return requestedByName ? said(requestedByName) : t('resources.otherAccount');
  }

  /** One after the other: each changes what is in the way of the next. */
  async decide(bookings: Booking[], body: Schemas['BookingDecision']): Promise<Refusal[]> {
    const refused: Refusal[] = [];
    for (const booking of bookings) {
      const { data, problem } = await decideBooking(booking, body);
      if (problem) refused.push({ booking, problem });
      else this.listing.put(data);
    }
    void this.#findClashes();
    return refused;
  }

  async #findResources() {
    const unknown = new Map(
      this.listing.items
        .map(({ resource }) => [resource.id, resource] as const)
        .filter(([id]) => !this.resources.has(id))
    );
    await Promise.all(
      [...unknown.values()].map(async ({ kind, id }) => {
        const { data } = await getResource(kind, id);
        if (data) this.resources.set(id, data);
      })
    );
  }

  async #findClashes() {
    const open = this.listing.items.filter(isOpen);
    const blockings = (await allBlockings()).data ?? [];
    const ids = new Set(open.map(({ resource }) => resource.id));
    await Promise.all(
      [...ids].flatMap((id) =>
        inWindows(open.filter(({ resource }) => resource.id === id)).map((own) =>
          this.#compare(id, own, blockings)
        )
      )
    );
  }

  async #compare(id: string, bookings: Booking[], blockings: Schemas['Blocking'][]) {
    const { data } = await getUse(id, Math.min(...bookings.map(startOf)), Math.max(...bookings.map(endOf)));
    if (!data) return;
    const resource = this.resources.get(id);
    const obstacles: Obstacles = {
      uses: data.items,
      blockings: blockings.filter((blocking) => [id, resource?.siteId].includes(blocking.resource.id)),
      count: (resource as Equipment | undefined)?.count ?? 1
    };
    for (const booking of bookings) this.clashes.set(booking.id, clashOf(booking, obstacles));
  }
}

const startOf = ({ utcStart }: Booking) => Date.parse(utcStart);
const endOf = ({ utcEnd }: Booking) => Date.parse(utcEnd);
/** The server tells of at most 366 days at once, and a booking may last 31. */
const WINDOW = 330 * DAY;

/** Bookings near enough to each other for one question about their resource. */
function inWindows(bookings: Booking[]): Booking[][] {
  const windows: Booking[][] = [];
  for (const booking of [...bookings].sort((a, b) => startOf(a) - startOf(b))) {
    const last = windows.at(-1);
    if (last && startOf(booking) - startOf(last[0]) < WINDOW) last.push(booking);
    else windows.push([booking]);
  }
  return windows;
}

const ranks: Record<Schemas['BookingStatus'], number> = {
  requested: 0,
  held: 1,
  confirmed: 2,
  declined: 3,
  released: 3
};

/** What waits for a decision first, then by time; what is over last. */
export function inOrder(bookings: readonly Booking[], now: number): Booking[] {
  const rank = (booking: Booking) => (Date.parse(booking.utcEnd) < now ? 4 : ranks[booking.status]);
  return [...bookings].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.utcStart) - Date.parse(b.utcStart) || (a.id < b.id ? -1 : 1)
  );
}

/** The resources in a list, for a filter. */
export const resourcesIn = (bookings: readonly Booking[]) => [
  ...new Set(bookings.map(({ resource }) => keyText(resource)))
];
