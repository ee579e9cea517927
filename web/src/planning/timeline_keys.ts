// The timetable by keyboard: walking from session to session, and carrying one to another time, row or length.
import { announcer } from '../shell/announcer.svelte';
import { reader, t } from '../text/language.svelte';
import { clockRange } from '../time/format';
import { HOUR } from '../time/local_date_time';
import { wallAt } from '../time/zone_table';
import { SNAP, type Row } from './grid';
import type { Planned } from './placement';
import type { Planner } from './planner.svelte';
import type { TimelineView } from './timeline_view.svelte';

interface Hands {
  planner: Planner;
  view: TimelineView;
  inspect: () => void;
  /** Brings a session into sight and gives it the focus, in this row where it stands in several. */
  reveal: (id: string, row?: string) => void;
}

export function gridKey(hands: Hands, event: KeyboardEvent, planned: Planned, row: Row<Planned>) {
  const { planner } = hands;
  const ahead = reader.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = reader.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const step = { [ahead]: 1, [back]: -1 }[event.key];
  const rowStep = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (planner.carried) return carry(hands, event, planned, row, step, rowStep);
  if (event.key.toLowerCase() === 'm') pickUp(planner, planned);
  else if (event.key.toLowerCase() === 'x') mark(planner, planned.id);
  else if (event.key === 'Enter' || event.key === ' ') hands.inspect();
  else if (step !== undefined) beside(hands, planned, row, step);
  else if (rowStep !== undefined) otherRow(hands, planned, row, rowStep);
  else return;
  event.preventDefault();
}

export function mark(planner: Planner, id: string) {
  if (!planner.marked.delete(id)) planner.marked.add(id);
  announcer.say(t('planner.chosenCount', { count: planner.chosen.length }));
}

function pickUp(planner: Planner, planned: Planned) {
  if (planned.session.status === 'cancelled') return announcer.say(t('planner.cancelledStays'));
  planner.selectedId = planned.id;
  const { start, end, roomId } = planned;
  planner.carried = { id: planned.id, place: { start, end, roomId } };
  announcer.say(t('planner.carrying'));
}

function carry(
  hands: Hands,
  event: KeyboardEvent,
  planned: Planned,
  row: Row<Planned>,
  step?: number,
  rowStep?: number
) {
  const { planner, view } = hands;
  const { id, place } = planner.carried!;
  const lengthStep = { '+': 1, '=': 1, '-': -1 }[event.key];
  if (step !== undefined) {
    const start = view.onDates(planned.start + step * (event.shiftKey ? HOUR : SNAP));
    carryTo(hands, { ...place, start, end: start + (place.end - place.start) }, row);
  } else if (lengthStep !== undefined) {
    const end = Math.max(place.start + SNAP, place.end + lengthStep * SNAP);
    carryTo(hands, { ...place, end }, row);
  } else if (rowStep !== undefined && view.kind() === 'rooms') {
    const target = view.rows[view.rows.findIndex((other) => other.key === row.key) + rowStep];
    if (target) carryTo(hands, { ...place, roomId: view.roomAt(target, planned) }, target);
  } else if (event.key === 'Enter') {
    planner.carried = undefined;
    void planner.move(id, place);
    hands.reveal(id, row.key);
  } else if (event.key === 'Escape') {
    planner.carried = undefined;
    announcer.say(t('planner.carryCancelled'));
    hands.reveal(id, row.key);
  } else return;
  event.preventDefault();
}

function carryTo(
  { planner, view, reveal }: Hands,
  place: NonNullable<Planner['carried']>['place'],
  row: Row<Planned>
) {
  const { id } = planner.carried!;
  planner.carried = { id, place };
  const range = clockRange(wallAt(planner.zone, place.start), wallAt(planner.zone, place.end));
  announcer.say(`${range}, ${view.nameOf(row.key)}`);
  reveal(id, row.key);
}

function beside({ reveal }: Hands, planned: Planned, row: Row<Planned>, step: number) {
  const inOrder = row.blocks.map((block) => block.item);
  const next = inOrder[inOrder.findIndex((item) => item.id === planned.id) + step];
  if (next) reveal(next.id, row.key);
}

function otherRow({ view, reveal }: Hands, planned: Planned, row: Row<Planned>, step: number) {
  for (let at = view.rows.findIndex((other) => other.key === row.key) + step; view.rows[at]; at += step) {
    const items = view.rows[at].blocks.map((block) => block.item);
    if (items.length === 0) continue;
    const away = (item: Planned) => Math.abs(item.start - planned.start);
    const nearest = items.reduce((best, item) => (away(item) < away(best) ? item : best));
    return reveal(nearest.id, view.rows[at].key);
  }
}
