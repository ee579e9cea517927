// The geometry of the timetable: rows, elapsed time along them day by day, lanes where sessions overlap.
import { DAY, HOUR, startOfDate } from '../time/local_date_time';
import { instantOf, wallAt, type ZoneTable } from '../time/zone_table';

export const LANE = 58;
export const ROW_PADDING = 5;
export const SNAP = 15 * 60_000;

export interface Span {
  id: string;
  start: number;
  end: number;
}
/** Instants, so that a day on which the clocks change is as long as it is. */
export interface DayWindow {
  start: number;
  end: number;
}

const USUAL_START = 8 * HOUR;
const USUAL_END = 20 * HOUR;
const LONGEST = 36 * HOUR;

/** From the first start on that date (08:00 at the latest) to the last end, which may lie beyond midnight. */
export function dayWindow(spans: Iterable<Span>, date: string, zone: ZoneTable): DayWindow {
  const midnight = startOfDate(date);
  let from = USUAL_START;
  let to = USUAL_END;
  for (const span of spans) {
    const start = wallAt(zone, span.start) - midnight;
    if (start < 0 || start >= DAY) continue;
    from = Math.min(from, Math.floor(start / HOUR) * HOUR);
    to = Math.max(to, Math.ceil((wallAt(zone, span.end) - midnight) / HOUR) * HOUR);
  }
  to = Math.min(to, LONGEST);
  return { start: instantOf(zone, midnight + from).instant, end: instantOf(zone, midnight + to).instant };
}

export const touches = (span: Span, window: DayWindow) => span.start < window.end && window.start < span.end;

/** The windows of days side by side: none reaches into the next, so that every pixel is one instant. */
export function windowsOf(spans: readonly Span[], dates: readonly string[], zone: ZoneTable): DayWindow[] {
  const windows = dates.map((date) => dayWindow(spans, date, zone));
  return windows.map((window, index) => ({
    start: window.start,
    end: Math.min(window.end, windows[index + 1]?.start ?? window.end)
  }));
}

/** Instants along the windows, one after another without the nights between them, in pixels. */
export class Axis {
  #offsets: number[] = [];
  readonly length: number;

  constructor(
    readonly windows: readonly DayWindow[],
    readonly hourWidth: number
  ) {
    let length = 0;
    for (const window of windows) {
      this.#offsets.push(length);
      length += ((window.end - window.start) / HOUR) * hourWidth;
    }
    this.length = length;
  }

  /** What lies between two days is at the end of the first. */
  along(instant: number): number {
    let index = this.windows.findLastIndex((window) => window.start <= instant);
    if (index < 0) index = 0;
    const window = this.windows[index];
    const within = Math.min(Math.max(instant, window.start), window.end) - window.start;
    return this.#offsets[index] + (within / HOUR) * this.hourWidth;
  }

  instantAt(pixels: number): number {
    let index = this.#offsets.findLastIndex((offset) => offset <= pixels);
    if (index < 0) index = 0;
    return this.windows[index].start + ((pixels - this.#offsets[index]) / this.hourWidth) * HOUR;
  }

  offsetOf(index: number): number {
    return this.#offsets[index];
  }

  holds(instant: number): boolean {
    return this.windows.some((window) => window.start <= instant && instant < window.end);
  }

  touches(span: { start: number; end: number }): boolean {
    return this.windows.some((window) => span.start < window.end && window.start < span.end);
  }
}

export interface Tick {
  at: number;
  wall: number;
  /** Days from the date of the window's start. */
  mark: number;
}

export function hourTicks(window: DayWindow, zone: ZoneTable): Tick[] {
  const ticks: Tick[] = [];
  const firstDay = Math.floor(wallAt(zone, window.start) / DAY);
  for (let at = window.start; at < window.end; at += HOUR) {
    const wall = wallAt(zone, at);
    ticks.push({ at, wall, mark: Math.floor(wall / DAY) - firstDay });
  }
  return ticks;
}

/** The lane of each span, and how many there are. Spans must be in order of start. */
export function assignLanes(spans: readonly Span[]): { lanes: number[]; count: number } {
  const ends: number[] = [];
  const lanes = spans.map((span) => {
    let lane = ends.findIndex((end) => end <= span.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = span.end;
    return lane;
  });
  return { lanes, count: Math.max(1, ends.length) };
}

export interface Row<T extends Span> {
  key: string;
  blocks: { item: T; lane: number }[];
  top: number;
  height: number;
}

/** One row per key, in the order given; what belongs to several rows stands in each of them. */
export function layRows<T extends Span>(
  keys: readonly string[],
  items: readonly T[],
  rowsOf: (item: T) => readonly string[]
): Row<T>[] {
  const byRow = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const item of items) for (const key of rowsOf(item)) byRow.get(key)?.push(item);
  let top = 0;
  return keys.map((key) => {
    const own = byRow.get(key)!.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
    const { lanes, count } = assignLanes(own);
    const height = count * LANE + 2 * ROW_PADDING;
    const row = { key, blocks: own.map((item, index) => ({ item, lane: lanes[index] })), top, height };
    top += height;
    return row;
  });
}

/** The rows to draw: those in sight and a few around, so that scrolling finds them there already. */
export function rowsInSight<T extends { top: number; height: number }>(
  rows: readonly T[],
  top: number,
  height: number,
  around = 300
): T[] {
  const first = firstBelow(rows, top - around);
  const result: T[] = [];
  for (let index = first; index < rows.length && rows[index].top < top + height + around; index++) {
    result.push(rows[index]);
  }
  return result;
}

/** The row at a height, for a pointer. */
export function rowAt<T extends { top: number; height: number }>(
  rows: readonly T[],
  y: number
): T | undefined {
  const row = rows[firstBelow(rows, y)];
  return row && y >= row.top ? row : undefined;
}

function firstBelow(rows: readonly { top: number; height: number }[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].top + rows[middle].height > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A start on the wall clock's quarter hours. */
export function snap(instant: number, zone: ZoneTable, step = SNAP): number {
  const wall = wallAt(zone, instant);
  return instant + (Math.round(wall / step) * step - wall);
}
