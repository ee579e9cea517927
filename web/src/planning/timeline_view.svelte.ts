// What the timetable shows: its days, rows, scale, and how pixels and instants relate.
import { said, t } from '../text/language.svelte';
import { DAY, HOUR, startOfDate } from '../time/local_date_time';
import { instantOf } from '../time/zone_table';
import { Axis, hourTicks, layRows, rowAt, rowsInSight, SNAP, snap, windowsOf, type Row } from './grid';
import type { Planned } from './placement';
import { ONLINE, ROOMLESS, type Planner } from './planner.svelte';
import { peopleRows, rowsOf, type RowKind } from './row_kinds';

export const NAMES = 172;
const NARROWEST_HOUR = 60;
/** Of several days side by side: more of them are seen at once. */
const NARROW_HOUR = 44;
/** A4 across, between its margins of 10 mm, in CSS pixels: everything stands on one sheet, however narrow its hours. */
const PAPER = 1040;

export class TimelineView {
  /** Size and place of the scrolled box. */
  width = $state(1000);
  height = $state(600);
  top = $state(0);

  constructor(
    private readonly planner: Planner,
    readonly dates: () => string[],
    readonly kind: () => RowKind,
    /** Rows that are drawn wherever they are: that of the focus. */
    private readonly kept: () => string | undefined,
    /** Nothing scrolls on paper: every row is drawn. */
    private readonly printing: () => boolean
  ) {}

  readonly windows = $derived.by(() => windowsOf(this.planner.planned, this.dates(), this.planner.zone));
  readonly ticks = $derived.by(() => this.windows.map((window) => hourTicks(window, this.planner.zone)));
  readonly axis = $derived.by(() => {
    const hours = this.windows.reduce((sum, window) => sum + (window.end - window.start) / HOUR, 0);
    if (this.printing()) return new Axis(this.windows, (PAPER - NAMES - 2) / hours);
    const narrowest = this.windows.length > 1 ? NARROW_HOUR : NARROWEST_HOUR;
    return new Axis(this.windows, Math.max(narrowest, (this.width - NAMES - 2) / hours));
  });
  readonly length = $derived(this.axis.length);
  readonly shown = $derived.by(() => this.planner.planned.filter((planned) => this.axis.touches(planned)));

  /** Rooms by site and name, then what has no room where there is any of it; or those who take part. */
  readonly names = $derived.by(() => {
    const agenda = this.planner.agenda;
    if (!agenda) return [];
    if (this.kind() === 'vehicles')
      return (this.planner.uses.vehicles ?? []).map(({ id, name }) => ({ key: id, name: said(name) }));
    if (this.kind() !== 'rooms') return peopleRows(this.kind(), agenda, this.shown);
    const name = (room: (typeof agenda.rooms)[string]) => `${said(room.site)}\n${said(room.name)}`;
    const rooms = Object.values(agenda.rooms)
      .sort((a, b) => name(a).localeCompare(name(b), undefined, { numeric: true }))
      .map((room) => ({ key: room.id, name: said(room.name) }));
    const used = new Set(this.shown.map((planned) => this.planner.rowOf(planned)));
    const others = [
      { key: ONLINE, name: t('planner.online') },
      { key: ROOMLESS, name: t('planner.noRoom') }
    ];
    return [...rooms, ...others.filter(({ key }) => used.has(key))];
  });
  readonly #nameByKey = $derived(new Map(this.names.map(({ key, name }) => [key, name])));
  readonly rows = $derived.by<Row<Planned>[]>(() =>
    layRows(
      this.names.map(({ key }) => key),
      this.shown,
      (planned) => this.rowsOf(planned)
    )
  );
  readonly total = $derived.by(() => {
    const last = this.rows.at(-1);
    return last ? last.top + last.height : 0;
  });
  /** As paper numbers them, from the first of the day on. */
  readonly inOrder = $derived(
    [...this.shown].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))
  );
  readonly numbers = $derived(new Map(this.inOrder.map(({ id }, index) => [id, index + 1])));
  readonly sight = $derived.by(() => {
    if (this.printing()) return this.rows;
    const inSight = rowsInSight(this.rows, this.top, this.height);
    const kept = this.kept();
    const extra =
      kept && !inSight.some((row) => row.key === kept) ? this.rows.filter((row) => row.key === kept) : [];
    return [...inSight, ...extra];
  });

  rowsOf(planned: Planned): readonly string[] {
    if (this.kind() === 'rooms') return [this.planner.rowOf(planned)];
    return rowsOf(this.kind(), this.planner.agenda!, planned);
  }

  /** Another row is another room; rows of people say who, and that is not changed by dragging. */
  roomAt(row: Row<Planned>, planned: Planned): string | undefined {
    if (this.kind() !== 'rooms') return planned.roomId;
    return row.key === ONLINE || row.key === ROOMLESS ? undefined : row.key;
  }

  along(instant: number): number {
    return this.axis.along(instant);
  }

  instantAt(pixels: number): number {
    return snap(this.axis.instantAt(pixels), this.planner.zone);
  }

  rowAt(y: number): Row<Planned> | undefined {
    return rowAt(this.rows, y);
  }

  /** Where to put what is shown only in part: clipped to the days. */
  clip({ start, end }: { start: number; end: number }) {
    const along = this.along(start);
    return { along: along + 1, length: Math.max(6, this.along(end) - along - 2) };
  }

  /** A start on the dates that are shown; the window grows with it. */
  onDates(start: number): number {
    const midnight = (date: string) => instantOf(this.planner.zone, startOfDate(date)).instant;
    const dates = this.dates();
    return Math.min(Math.max(start, midnight(dates[0])), midnight(dates.at(-1)!) + DAY - SNAP);
  }

  /** A session under the pointer keeps within what is shown of its day. */
  within(start: number, length: number): number {
    const window = this.windows.findLast((day) => day.start <= start) ?? this.windows[0];
    return Math.min(Math.max(start, window.start), Math.max(window.start, window.end - length));
  }

  nameOf(key: string): string {
    return this.#nameByKey.get(key) ?? '';
  }

  noteOf(key: string): string {
    if (this.kind() === 'vehicles') {
      const vehicle = this.planner.uses.vehicles?.find(({ id }) => id === key);
      return vehicle ? t('planner.seats', { count: vehicle.seats }) : '';
    }
    if (this.kind() !== 'rooms') return said(this.planner.agenda?.people[key]?.organization);
    const room = this.planner.agenda?.rooms[key];
    if (!room) return '';
    return room.capacity ? t('planner.seats', { count: room.capacity }) : said(room.site);
  }
}
