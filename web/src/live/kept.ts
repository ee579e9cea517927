// The last copy of a public agenda, kept on the device for when there is no network. Never anything that takes an account.
import type { Schemas } from '../api/client';

/** All that is kept of agendas; signing out deletes it. */
const CACHE = 'multaqa-agenda';
const addressOf = (slug: string) => `/kept/${slug}`;
const timeKey = (slug: string) => `multaqa.kept.${slug}`;

/** When the copy was last known to be up to date, and how far the event's clock was ahead of the device's. */
export interface KeptTime {
  at: number;
  ahead: number;
  rehearsal: boolean;
}
export type Kept = KeptTime & { document: Schemas['Agenda'] };

/** Without a secure connection, and in some private windows, a browser keeps nothing. */
const able = () => 'caches' in globalThis;

export async function readKept(slug: string): Promise<Kept | undefined> {
  try {
    const time = JSON.parse(localStorage.getItem(timeKey(slug)) ?? 'null') as KeptTime | null;
    const copy = time && able() ? await (await caches.open(CACHE)).match(addressOf(slug)) : undefined;
    return time && copy ? { ...time, document: (await copy.json()) as Schemas['Agenda'] } : undefined;
  } catch {
    return undefined;
  }
}

export async function keepDocument(slug: string, document: Schemas['Agenda']) {
  if (!able()) return;
  try {
    const copy = new Response(JSON.stringify(document), { headers: { 'Content-Type': 'application/json' } });
    await (await caches.open(CACHE)).put(addressOf(slug), copy);
  } catch {
    // The device is full: the agenda then needs the network.
  }
}

export function keepTime(slug: string, time: KeptTime) {
  try {
    localStorage.setItem(timeKey(slug), JSON.stringify(time));
  } catch {
    // As above.
  }
}

export async function forgetKept(slug: string) {
  localStorage.removeItem(timeKey(slug));
  if (able()) await (await caches.open(CACHE)).delete(addressOf(slug));
}

export async function forgetAllKept() {
  if (able()) await caches.delete(CACHE);
}
