// From two wall times to the start and the elapsed length that the API wants.
import { DAY, formatDuration, parseLocal } from '../time/local_date_time';
import { instantOf } from '../time/zone_table';
import { Zones } from '../time/zones.svelte';

/** What the server answers to an empty or reversed span is a fault at its field. */
export async function spanBody(start: string | undefined, end: string | undefined, zone: string) {
  if (!start || !end) return { start: start ?? '', duration: '' };
  const from = parseLocal(start);
  const to = parseLocal(end);
  if (!(to > from)) return { start, duration: '' };
  const table = await new Zones(from - DAY, to + DAY).need(zone);
  const length = table ? instantOf(table, to).instant - instantOf(table, from).instant : to - from;
  return { start, duration: formatDuration(length) };
}
