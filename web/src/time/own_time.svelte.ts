// Instants of the past and near future on the reader's own clock: when something was changed, signed in, used.
import { startOfDate } from './local_date_time';
import { fixedZone, instantOf, wallAt, type ZoneTable } from './zone_table';
import { Zones } from './zones.svelte';

const YEAR = 365 * 86_400_000;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

class OwnTime {
  #zones: Zones | undefined;

  /** The wall time here of an instant; the server's zone data decide as soon as they are there. */
  wall(instant: string): number {
    const at = Date.parse(instant);
    return wallAt(this.#zone(at), at);
  }

  /** The instant at which a day begins here. */
  startOf(date: string): string {
    const wall = startOfDate(date);
    return new Date(instantOf(this.#zone(wall), wall).instant).toISOString();
  }

  #zone(at: number): ZoneTable {
    const name = ownZone();
    if (!this.#zones) {
      this.#zones = new Zones(Date.now() - 20 * YEAR, Date.now() + 5 * YEAR);
      void this.#zones.need(name);
    }
    return this.#zones.get(name) ?? fixedZone(name, -new Date(at).getTimezoneOffset() * 60);
  }
}
export const ownTime = new OwnTime();
