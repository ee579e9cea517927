// One time zone over a span, as the server knows it. The browser's own zone data is never asked: it may be older.
export interface ZoneTable {
  name: string;
  version: string;
  /** Seconds east of UTC before the first transition. */
  offset: number;
  /** In order of time. */
  transitions: { at: number; offset: number }[];
}

export interface TimeZoneDocument {
  name: string;
  version: string;
  offset: string;
  transitions: { utc: string; offset: string }[];
}

export function parseOffset(text: string): number {
  const [hours, minutes, seconds = '0'] = text.slice(1).split(':');
  const magnitude = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return text.startsWith('-') ? -magnitude : magnitude;
}

export function zoneTable(document: TimeZoneDocument): ZoneTable {
  return {
    name: document.name,
    version: document.version,
    offset: parseOffset(document.offset),
    transitions: document.transitions.map(({ utc, offset }) => ({
      at: Date.parse(utc),
      offset: parseOffset(offset)
    }))
  };
}

export const fixedZone = (name: string, offset: number): ZoneTable => ({
  name,
  version: '',
  offset,
  transitions: []
});

export function offsetAt(zone: ZoneTable, instant: number): number {
  let offset = zone.offset;
  for (const transition of zone.transitions) {
    if (transition.at > instant) break;
    offset = transition.offset;
  }
  return offset;
}

/** The wall clock, as milliseconds of a UTC that would show the same digits. */
export const wallAt = (zone: ZoneTable, instant: number): number => instant + offsetAt(zone, instant) * 1000;

export interface Resolved {
  instant: number;
  /** `gap`: the clocks skip this time and the instant is that of the clock before; `fold`: they show it twice. */
  kind: 'unique' | 'gap' | 'fold';
}

/** The instant at which the wall clock shows `wall`; of two, the earlier. In a gap, as `compatible` in Temporal. */
export function instantOf(zone: ZoneTable, wall: number): Resolved {
  const offsets = new Set([zone.offset, ...zone.transitions.map((transition) => transition.offset)]);
  const found = [...offsets]
    .map((offset) => wall - offset * 1000)
    .filter((instant) => wallAt(zone, instant) === wall)
    .sort((a, b) => a - b);
  if (found.length > 0) return { instant: found[0], kind: found.length > 1 ? 'fold' : 'unique' };
  const before = zone.transitions.filter(
    (transition) => transition.at + offsetAt(zone, transition.at - 1) * 1000 <= wall
  );
  const last = before.at(-1);
  return { instant: wall - offsetAt(zone, (last?.at ?? 0) - 1) * 1000, kind: 'gap' };
}

/** Where the wall time comes twice: which of the two the instant is. */
export function disambiguation(zone: ZoneTable, instant: number): 'earlier' | 'later' | undefined {
  const { instant: first, kind } = instantOf(zone, wallAt(zone, instant));
  if (kind !== 'fold') return undefined;
  return first === instant ? 'earlier' : 'later';
}
