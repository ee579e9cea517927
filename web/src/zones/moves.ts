// What moves, as the page lists it: narrowed, and in words that leave out what stays.
import { dayAndTime, clockTime, offsetLabel } from '../time/format';
import { dateOf, parseLocal } from '../time/local_date_time';
import { parseOffset } from '../time/zone_table';
import type { ZoneMove } from './requests';

export interface MoveRow {
  /** A session and its published placement bear one id: the kind tells them apart. */
  id: string;
  move: ZoneMove;
}
export const rowOf = (move: ZoneMove): MoveRow => ({ id: `${move.kind}/${move.id}`, move });

export interface MoveFilter {
  event: string;
  kind: string;
  /** `any`: nonexistent and ambiguous together. */
  fault: string;
}
export const noFilter: MoveFilter = { event: '', kind: '', fault: '' };

export function matches({ move }: MoveRow, filter: MoveFilter): boolean {
  if (filter.event && move.eventId !== filter.event) return false;
  if (filter.kind && move.kind !== filter.kind) return false;
  if (!filter.fault) return true;
  return filter.fault === 'any' ? move.fault !== undefined : move.fault === filter.fault;
}

/** The kinds and events that occur, in order of appearance: what can be chosen. */
export function choicesOf(rows: MoveRow[]) {
  const kinds = new Set(rows.map(({ move }) => move.kind));
  const events = new Set(rows.flatMap(({ move }) => move.eventId ?? []));
  const faults = new Set(rows.flatMap(({ move }) => move.fault ?? []));
  return { kinds: [...kinds], events: [...events], faults: [...faults] };
}

export interface Change {
  before: string;
  /** Without the date where it is the same; undefined where nothing changes. */
  after: string | undefined;
}

/** Two wall times, or two instants read on UTC. */
export function changeOf(before: number, after: number): Change {
  if (before === after) return { before: dayAndTime(before), after: undefined };
  const sameDay = dateOf(before) === dateOf(after);
  return { before: dayAndTime(before), after: sameDay ? clockTime(after) : dayAndTime(after) };
}

export const placeChange = ({ before, after }: ZoneMove) =>
  changeOf(parseLocal(before.start), parseLocal(after.start));

export const utcChange = ({ before, after }: ZoneMove) =>
  changeOf(Date.parse(before.utcStart), Date.parse(after.utcStart));

/** The instant that moves as two times of day on UTC, where there is room for no more; nothing where it stays. */
export function utcTimes({ before, after }: ZoneMove): Change | undefined {
  if (before.utcStart === after.utcStart) return undefined;
  const [from, to] = [before, after].map(({ utcStart }) => clockTime(Date.parse(utcStart)));
  return { before: from, after: to };
}

export const localChange = (clock: { before: string; after: string }) =>
  changeOf(parseLocal(clock.before), parseLocal(clock.after));

/** Offsets by label; one where it stays. */
export function offsetChange(before: string, after: string): Change {
  const [from, to] = [before, after].map((offset) => offsetLabel(parseOffset(offset)));
  return { before: from, after: from === to ? undefined : to };
}

/** How much later the instant is, in milliseconds; below zero earlier. */
export const shiftOf = ({ before, after }: ZoneMove) =>
  Date.parse(after.utcStart) - Date.parse(before.utcStart);

/** Only a session of the working programme says itself what holds fast. */
export const canChoose = (move: ZoneMove) => move.kind === 'session';
export const anchorOf = (move: ZoneMove) => (move.keeps === 'instant' ? 'instant' : 'local');
