// What the timeline of one day shows: its window, rows, scale, and how pixels and instants relate.
import { said, t } from '../text/language.svelte';
import { DAY, HOUR, startOfDate } from '../time/local_date_time';
import { instantOf } from '../time/zone_table';
import { dayWindow, hourTicks, layRows, rowAt, rowsInSight, SNAP, snap, touches, type Row } from './grid';
import type { Planned } from './placement';
import { ONLINE, ROOMLESS, type Planner } from './planner.svelte';

export const NAMES = 172;
const NARROWEST_HOUR = 60;

export class TimelineView {
  /** Size and place of the scrolled box. */
  width = $state(1000);
  height = $state(600);
  top = $state(0);

  constructor(
    private readonly planner: Planner,
    private readonly date: () => string,
    /** Rows that are drawn wherever they are: that of the focus. */
    private readonly kept: () => string | undefined
  ) {}

  readonly window = $derived.by(() => dayWindow(this.planner.planned, this.date(), this.planner.zone));
  readonly ticks = $derived.by(() => hourTicks(this.window, this.planner.zone));
  readonly hourWidth = $derived.by(() => {
    const hours = (this.window.end - this.window.start) / HOUR;
    return Math.max(NARROWEST_HOUR, (this.width - NAMES - 2) / hours);
  });
  readonly length = $derived(this.along(this.window.end));
  readonly shown = $derived.by(() => this.planner.planned.filter((planned) => touches(planned, this.window)));

  /** Rooms by site and name, then what has no room where there is any of it today. */
  readonly keys = $derived.by(() => {
    const rooms = Object.values(this.planner.agenda?.rooms ?? {});
    const name = (room: (typeof rooms)[number]) => `${said(room.site)}\n${said(room.name)}`;
    const keys = rooms
      .sort((a, b) => name(a).localeCompare(name(b), undefined, { numeric: true }))
      .map((room) => room.id);
    const used = new Set(this.shown.map((planned) => this.planner.rowOf(planned)));
    return [...keys, ...[ONLINE, ROOMLESS].filter((key) => used.has(key))];
  });
  readonly rows = $derived.by<Row<Planned>[]>(() =>
    layRows(this.keys, this.shown, (planned) => this.planner.rowOf(planned))
  );
  readonly total = $derived.by(() => {
    const last = this.rows.at(-1);
    return last ? last.top + last.height : 0;
  });
  readonly sight = $derived.by(() => {
    const inSight = rowsInSight(this.rows, this.top, this.height);
    const kept = this.kept();
    const extra =
      kept && !inSight.some((row) => row.key === kept) ? this.rows.filter((row) => row.key === kept) : [];
    return [...inSight, ...extra];
  });

  along(instant: number): number {
    return ((instant - this.window.start) / HOUR) * this.hourWidth;
  }

  instantAt(pixels: number): number {
    return snap(this.window.start + (pixels / this.hourWidth) * HOUR, this.planner.zone);
  }

  rowAt(y: number): Row<Planned> | undefined {
    return rowAt(this.rows, y);
  }

  /** Where to put what is shown only in part: clipped to the day. */
  clip(planned: { start: number; end: number }) {
    const start = Math.max(planned.start, this.window.start);
    const end = Math.min(planned.end, this.window.end);
    return { along: this.along(start) + 1, length: Math.max(6, this.along(end) - this.along(start) - 2) };
  }

  /** A start on the date that is shown; the window grows with it. */
  onDate(start: number): number {
    const midnight = instantOf(this.planner.zone, startOfDate(this.date())).instant;
    return Math.min(Math.max(start, midnight), midnight + DAY - SNAP);
  }

  /** A session under the pointer keeps within what is shown. */
  within(start: number, length: number): number {
    return Math.min(
      Math.max(start, this.window.start),
      Math.max(this.window.start, this.window.end - length)
    );
  }

  nameOf(key: string): string {
    if (key === ONLINE) return t('planner.online');
    if (key === ROOMLESS) return t('planner.noRoom');
    return said(this.planner.agenda?.rooms[key]?.name);
  }

  noteOf(key: string): string {
    const room = this.planner.agenda?.rooms[key];
    if (!room) return '';
    return room.capacity ? t('planner.seats', { count: room.capacity }) : said(room.site);
  }
}

export const roomOfRow = (key: string): string | undefined =>
  key === ONLINE || key === ROOMLESS ? undefined : key;
