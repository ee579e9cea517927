// What takes a resource in one week, by name where it may be known, and what is closed to everybody.
import type { Answer, Schemas } from '../api/client';
import type { LocalizedText } from '../text/localized';
import { DAY, startOfDate } from '../time/local_date_time';
import { instantOf, type ZoneTable } from '../time/zone_table';
import { Zones } from '../time/zones.svelte';
import { keyText, type ResourceKey } from './kinds';
import { nameOf } from './named_owner';
import { blockingsOf, getUse } from './requests';
import type { Taken } from './week';

type Use = Schemas['ResourceUse']['items'][number];

export interface Entry extends Taken {
  state: Use['firmness'] | 'blocked';
  /** Whose it is, the reader may not see. */
  masked: boolean;
  owner?: Use['owner'];
  /** Of what the reader may see. */
  title?: LocalizedText;
  href?: string;
  quantity?: number;
  /** Of a blocking. */
  reason?: string;
}
export interface Week {
  zone: ZoneTable;
  entries: Entry[];
}

export async function loadWeek(
  key: ResourceKey,
  site: Schemas['Site'],
  monday: string
): Promise<Answer<Week>> {
  const first = startOfDate(monday);
  const zone = await new Zones(first, first + 7 * DAY).need(site.timeZone);
  if (!zone) return { problem: { type: 'about:blank', title: '', status: 0, code: 'unreachable' } };
  const from = instantOf(zone, first).instant;
  const to = instantOf(zone, first + 7 * DAY).instant;
  const [use, own, ofSite] = await Promise.all([
    getUse(key.id, from, to),
    blockingsOf(keyText(key)),
    blockingsOf(`site/${site.id}`)
  ]);
  const problem = use.problem ?? own.problem ?? ofSite.problem;
  if (problem) return { problem };
  const blockings = [...own.data!, ...ofSite.data!]
    .map(blocked)
    .filter(({ start, end }) => start < to && end > from);
  return { data: { zone, entries: [...use.data!.items.map(taken), ...blockings] } };
}

const taken = (use: Use, index: number): Entry => ({
  id: use.owner?.id ?? `masked-${index}`,
  start: Date.parse(use.utcStart),
  end: Date.parse(use.utcEnd),
  state: use.firmness,
  masked: use.masked || !use.owner?.title,
  owner: use.owner,
  ...(use.owner && nameOf(use.owner)),
  quantity: use.quantity
});

const blocked = (blocking: Schemas['Blocking']): Entry => ({
  id: blocking.id,
  start: Date.parse(blocking.utcStart),
  end: Date.parse(blocking.utcEnd),
  state: 'blocked',
  masked: false,
  reason: blocking.reason
});
