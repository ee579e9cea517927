// The reader's choice between the venue's clock and their own, kept on the device.
import type { Schemas } from '../api/client';
import { deviceZone } from '../time/device_zone';
import { startOfDate } from '../time/local_date_time';
import { fixedZone, type ZoneTable } from '../time/zone_table';
import { Zones } from '../time/zones.svelte';
import type { TimeView } from './time_view';

const storageKey = 'multaqa.clock';

export class TimeChoice {
  wantsMine = $state(localStorage.getItem(storageKey) === 'mine');
  #zones: Zones;
  #venue: string;
  #mine = deviceZone();
  #view = $derived.by<TimeView>(() => ({
    mine: this.wantsMine ? this.mine : undefined,
    venue: this.#zones.get(this.#venue) ?? fixedZone(this.#venue, 0),
    near: (name, offset) => this.#zones.near(name, offset)
  }));

  constructor(event: Pick<Schemas['Event'], 'timeZone' | 'firstDay' | 'lastDay'>) {
    this.#venue = event.timeZone;
    this.#zones = new Zones(startOfDate(event.firstDay), startOfDate(event.lastDay));
    void this.#zones.need(this.#venue);
    void this.#zones.need(this.#mine);
  }

  /** The reader's zone where the server knows it and it is another than the venue's. */
  get mine(): ZoneTable | undefined {
    return this.#mine === this.#venue ? undefined : this.#zones.get(this.#mine);
  }

  get ready(): boolean {
    return this.#zones.get(this.#venue) !== undefined;
  }

  get view(): TimeView {
    return this.#view;
  }

  /** The zones of the event's days, for any other clock. */
  get zones(): Zones {
    return this.#zones;
  }

  need(zone: string) {
    void this.#zones.need(zone);
  }

  choose(mine: boolean) {
    this.wantsMine = mine;
    localStorage.setItem(storageKey, mine ? 'mine' : 'venue');
  }
}
