// Instants of the past and near future on the reader's own clock: when something was changed, signed in, used.
import { deviceZone } from './device_zone';
import { startOfDate } from './local_date_time';
import { fixedZone, instantOf, wallAt, type ZoneTable } from './zone_table';
import { Zones } from './zones.svelte';

const YEAR = 365 * 86_400_000;
const KEPT = 'multaqa.own-zone';

/** As the server last told it to this device, for the time until it is told again, or cannot be. */
function kept(name: string): ZoneTable | undefined {
  try {
    const table = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as ZoneTable | null;
    return table?.name === name ? table : undefined;
  } catch {
    return undefined;
  }
}

function keep(table: ZoneTable | undefined) {
  if (table) localStorage.setItem(KEPT, JSON.stringify(table));
}

class OwnTime {
  #zones: Zones | undefined;
  #kept: ZoneTable | undefined;

  /** The wall time here of an instant, by the server's zone data; on UTC as long as those are not known. */
  wall(instant: string): number {
    return wallAt(this.#zone(), Date.parse(instant));
  }

  /** The instant at which a day begins here. */
  startOf(date: string): string {
    return new Date(instantOf(this.#zone(), startOfDate(date)).instant).toISOString();
  }

  #zone(): ZoneTable {
    const name = deviceZone();
    if (!this.#zones) {
      this.#kept = kept(name);
      this.#zones = new Zones(Date.now() - 20 * YEAR, Date.now() + 5 * YEAR);
      void this.#zones.need(name).then(keep);
    }
    return this.#zones.get(name) ?? this.#kept ?? fixedZone(name, 0);
  }
}
export const ownTime = new OwnTime();
