// The working programme of one event as an organiser edits it: live from the server, moves sent as they are made.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { access } from '../access/account.svelte';
import type { Problem, Schemas } from '../api/client';
import { problemText } from '../api/problem_text';
import { LiveAgenda } from '../live/follow.svelte';
import { ZoneWatch } from '../clocks/zone_watch';
import { isOnline, sessionsInOrder, type Agenda, type AgendaSession } from '../programme/agenda';
import { differences, factsOf, type Facts } from '../programme/differences';
import { askReach, type Reach } from '../recurrence/reach.svelte';
import { announcer } from '../shell/announcer.svelte';
import { said, t } from '../text/language.svelte';
import { clockRange, shortDay } from '../time/format';
import { startOfDate } from '../time/local_date_time';
import { fixedZone, instantOf, wallAt, type ZoneTable } from '../time/zone_table';
import { Zones } from '../time/zones.svelte';
import {
  moveBody,
  placedFromPool,
  placementOf,
  samePlace,
  zoneNameFor,
  type Placement,
  type Planned
} from './placement';
import * as requests from './requests';
import { Uses } from './uses.svelte';

type Conflict = Schemas['Conflict'];
type DayConflict = Schemas['CalendarConflict'];
type Suggestion = Schemas['Suggestion'];

/** What the dialog about clashes shows: a refused change, or ways out of a clash that stands. */
export interface ClashCase {
  session: AgendaSession;
  refused: boolean;
  conflicts: Conflict[];
  suggestions: Suggestion[];
  /** Carries out the refused change in spite of it. */
  insist?: (reason: string) => Promise<unknown>;
}
export interface Notice {
  kind: 'trouble' | 'note';
  text: string;
  again?: () => void;
}
/** One thing that was done, and how to take it back. */
interface Step {
  sessionId: string;
  undo: () => Promise<unknown>;
}
/** Where to put a session; without an end it keeps its length. */
export interface Target {
  start: number;
  roomId: string | undefined;
  end?: number;
}
interface Ahead {
  place: Placement;
  version?: number;
}
interface How {
  undoing?: boolean;
  reason?: string;
  /** How much of its recurrence goes along; absent: to be asked, where there is one. */
  reach?: Reach;
}
export const ROOMLESS = 'roomless';
export const ONLINE = 'online';
const FIRST_HOUR = 9 * 3_600_000;
const SETTLE = 250;
const ECHO = 1_000;

export class Planner {
  conflicts = $state.raw<Conflict[]>([]);
  /** Sessions on days and at times when somebody concerned does not work. */
  days = $state.raw<DayConflict[]>([]);
  /** The server has told them at least once. */
  conflictsKnown = $state(false);
  selectedId = $state<string | undefined>();
  /** Chosen beside the one in hand, for what is done to several at once. */
  readonly marked = new SvelteSet<string>();
  notice = $state.raw<Notice | undefined>();
  clash = $state.raw<ClashCase | undefined>();
  steps = $state.raw<Step[]>([]);
  /** A session carried by the keyboard, not yet put down. */
  carried = $state.raw<{ id: string; place: Placement } | undefined>();
  released = $state.raw<Facts | undefined>();

  readonly live: LiveAgenda;
  readonly zones: Zones;
  readonly #watch: ZoneWatch;
  readonly uses: Uses;
  /** Moves that the server has confirmed or is deciding, until the live topic brings them. */
  #ahead = new SvelteMap<string, Ahead>();
  #queues = new Map<string, Promise<unknown>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly event: Schemas['Event']) {
    this.zones = new Zones(startOfDate(event.firstDay), startOfDate(event.lastDay));
    this.#watch = new ZoneWatch(this.zones);
    this.uses = new Uses(
      startOfDate(event.firstDay),
      startOfDate(event.lastDay),
      (id) => this.agenda?.sessions[id] !== undefined
    );
    this.live = new LiveAgenda(event.id, 'staff', (next, before) => this.#received(next, before));
  }

  async start() {
    await this.zones.need(this.event.timeZone);
    this.live.start();
  }

  stop() {
    clearTimeout(this.#timer);
    this.live.stop();
  }

  // ---- what is shown

  get agenda(): Agenda | undefined {
    return this.live.document;
  }
  get zone(): ZoneTable {
    return this.zones.get(this.event.timeZone) ?? fixedZone(this.event.timeZone, 0);
  }

  readonly planned = $derived.by<Planned[]>(() => {
    const agenda = this.agenda;
    if (!agenda) return [];
    return sessionsInOrder(agenda).map((session) => {
      const ahead = this.#ahead.get(session.id);
      const carried = this.carried?.id === session.id ? this.carried.place : undefined;
      const place = carried ?? ahead?.place ?? placementOf(agenda, session);
      return {
        id: session.id,
        session,
        ...place,
        pending: ahead !== undefined && ahead.version === undefined
      };
    });
  });
  /** What waits for a time. */
  readonly pool = $derived.by<Planned[]>(() => {
    const morning = instantOf(this.zone, startOfDate(this.event.firstDay) + FIRST_HOUR).instant;
    return Object.values(this.agenda?.unplaced ?? {})
      .filter((waiting) => !this.#ahead.has(waiting.id))
      .map((waiting) => {
        const carried = this.carried?.id === waiting.id ? this.carried.place : undefined;
        return { ...placedFromPool(waiting, morning), ...carried };
      });
  });
  readonly byId = $derived(new Map([...this.planned, ...this.pool].map((planned) => [planned.id, planned])));
  /** The one in hand and those chosen beside it, as they stand in time. */
  readonly chosen = $derived(
    [...new Set([...(this.selectedId ? [this.selectedId] : []), ...this.marked])]
      .flatMap((id) => this.byId.get(id) ?? [])
      .filter((planned) => !planned.pooled)
      .sort((a, b) => a.start - b.start)
  );
  readonly selected = $derived(this.selectedId ? this.byId.get(this.selectedId) : undefined);
  readonly unplaced = $derived([
    ...this.pool,
    ...this.planned.filter(
      ({ session, roomId }) => !roomId && session.status !== 'cancelled' && !this.#online(session)
    )
  ]);
  readonly conflictsOf = $derived.by(() => {
    const result = new Map<string, Conflict[]>();
    for (const conflict of this.conflicts) {
      for (const id of conflict.sessionIds) result.set(id, [...(result.get(id) ?? []), conflict]);
    }
    return result;
  });
  readonly pendingNews = $derived.by(() => {
    if (!this.agenda || !this.released) return [];
    return differences(
      this.released,
      factsOf(this.agenda, (session) => session.status !== 'draft')
    );
  });

  rowOf(planned: Planned): string {
    return planned.roomId ?? (this.#online(planned.session) ? ONLINE : ROOMLESS);
  }

  #online(session: AgendaSession): boolean {
    return this.agenda !== undefined && isOnline(this.agenda, session);
  }

  roomName(roomId: string | undefined): string {
    if (!roomId) return t('planner.noRoom');
    return said(this.agenda?.rooms[roomId]?.name);
  }

  /** `Opening plenary, 10:00–11:30, Great Hall` */
  describe(session: AgendaSession, place: Placement): string {
    const from = wallAt(this.zone, place.start);
    return t('planner.placed', {
      title: said(session.title),
      day: shortDay(from),
      time: clockRange(from, wallAt(this.zone, place.end)),
      room: this.roomName(place.roomId)
    });
  }

  // ---- moving

  /** Puts a session elsewhere; moves of one session go to the server one after the other. */
  move(id: string, to: Target, how: How = {}) {
    return this.#inTurn(id, () => this.#move(id, to, how));
  }

  async #move(id: string, to: Target, how: How) {
    const agenda = this.agenda;
    const waiting = this.pool.find((planned) => planned.id === id);
    const session = agenda?.sessions[id] ?? waiting?.session;
    if (!agenda || !session) return;
    const ahead = this.#ahead.get(id);
    const from = ahead?.place ?? waiting ?? placementOf(agenda, session);
    const target = { start: to.start, end: to.end ?? to.start + (from.end - from.start), roomId: to.roomId };
    if (samePlace(from, target) && !waiting) return;

    const zone = await this.zones.need(zoneNameFor(agenda, session, from, target));
    if (!zone) return this.#tell(t('planner.zoneMissing'), () => void this.move(id, to, how));
    const version = Math.max(session.version ?? 1, ahead?.version ?? 0);
    const body = moveBody(from, target, zone);
    if (how.reason) Object.assign(body, { onConflict: 'override', reason: how.reason });

    this.#ahead.set(id, { place: target });
    this.notice = undefined;
    const reach = how.reach ?? (session.recurrence ? await askReach('move') : 'this');
    if (!reach) return this.#putBack(id, ahead);
    const { data, problem } = await requests.moveSession(id, version, body, reach);
    if (data) {
      this.#accepted(data);
      const { start, end, roomId } = from;
      const back = waiting
        ? () => this.change(id, { start: null }, { undoing: true, reach })
        : () => this.move(id, { start, end, roomId }, { undoing: true, reach });
      if (!how.undoing) this.#did({ sessionId: id, undo: back });
      announcer.say(t('planner.moved', { placed: this.describe(session, target) }));
      return;
    }
    this.#putBack(id, ahead);
    await this.#refused(
      problem,
      session,
      () => void this.move(id, to, { ...how, reach }),
      (reason) => this.move(id, to, { ...how, reach, reason })
    );
  }

  #putBack(id: string, ahead: Ahead | undefined) {
    if (ahead?.version !== undefined) this.#ahead.set(id, ahead);
    else this.#ahead.delete(id);
  }

  async apply(suggestion: Suggestion, session: AgendaSession) {
    const back = this.byId.get(session.id);
    const { data, problem } = await requests.applySuggestion(suggestion.id);
    if (data) {
      this.clash = undefined;
      this.#accepted(data);
      if (back) {
        const { start, end, roomId } = back;
        const undo = () => this.move(session.id, { start, end, roomId }, { undoing: true });
        this.#did({ sessionId: session.id, undo });
      }
      const placed = this.describe(session, this.#placeOf(data));
      announcer.say(t('planner.moved', { placed }));
      this.selectedId = data.id;
    } else if (problem.code === 'schedule-conflict') {
      await this.#refused(problem, session, () => void this.apply(suggestion, session));
    } else {
      this.clash = undefined;
      this.#tell(
        problemText(problem),
        problem.code === 'unreachable' ? () => void this.apply(suggestion, session) : undefined
      );
    }
  }

  async undo() {
    const step = this.steps.at(-1);
    if (!step) return;
    this.steps = this.steps.slice(0, -1);
    this.selectedId = step.sessionId;
    await step.undo();
  }

  #did(step: Step) {
    this.steps = [...this.steps.slice(-49), step];
  }

  /** Does something to several, as one step back. Each is decided by itself: what is refused stays where it is. Of what
   *  repeats, exactly those are meant (`reach`: `this`). */
  async each(
    sessions: readonly Planned[],
    run: (planned: Planned) => Promise<unknown>,
    order: 'first' | 'last' = 'first'
  ) {
    const before = this.steps.length;
    for (const planned of order === 'first' ? sessions : [...sessions].reverse()) await run(planned);
    const done = this.steps.slice(before);
    if (done.length < 2) return;
    const undo = async () => {
      for (const step of [...done].reverse()) await step.undo();
    };
    this.steps = [...this.steps.slice(0, before), { sessionId: done[0].sessionId, undo }];
  }

  /** All by the same time; those that go later begin with the last, so that none meets the next on its way. */
  shift(sessions: readonly Planned[], by: number) {
    const run = ({ id, start, end, roomId }: Planned) =>
      this.move(id, { start: start + by, end: end + by, roomId }, { reach: 'this' });
    return this.each(sessions, run, by > 0 ? 'last' : 'first');
  }

  /** Whether it was written. */
  change(id: string, patch: Schemas['SessionPatch'], how: How = {}): Promise<boolean> {
    return this.#inTurn(id, async () => {
      const session = this.agenda?.sessions[id];
      if (!session) return false;
      const version = Math.max(session.version ?? 1, this.#ahead.get(id)?.version ?? 0);
      const reach = how.reach ?? (session.recurrence ? await askReach('save') : 'this');
      if (!reach) return false;
      const { data, problem } = await requests.changeSession(id, version, patch, reach);
      if (data) {
        this.#accepted(data);
        const back: Schemas['SessionPatch'] = { status: session.status };
        const undo = () => this.change(id, back, { undoing: true, reach });
        if (patch.status && !how.undoing) this.#did({ sessionId: id, undo });
      } else {
        const insist = (reason: string) =>
          this.change(id, { ...patch, onConflict: 'override', reason }, { ...how, reach });
        await this.#refused(problem, session, () => void this.change(id, patch, { ...how, reach }), insist);
      }
      return data !== undefined;
    });
  }

  async giveUp(session: AgendaSession) {
    const { data, problem } = await requests.giveUpPlacement(session.id);
    if (data) announcer.say(t('planner.givenUp'));
    else this.#tell(problemText(problem));
  }

  /** Ways out of a clash that stands. */
  async findWayOut(conflict: Conflict) {
    const session = conflict.sessionIds
      .map((id) => this.agenda?.sessions[id])
      .find((found) => found !== undefined);
    if (!session) return;
    const { data, problem } = await requests.getSuggestions(session.id);
    if (problem) return this.#tell(problemText(problem), () => void this.findWayOut(conflict));
    this.clash = {
      session,
      refused: false,
      conflicts: [conflict],
      suggestions: this.#elsewhere(data.suggestions)
    };
  }

  #inTurn<T>(id: string, run: () => Promise<T>): Promise<T> {
    const turn = (this.#queues.get(id) ?? Promise.resolve()).then(run, run);
    this.#queues.set(id, turn);
    // Forgotten a moment after it is done: the live topic's echo of an own move is no news.
    const forget = () => setTimeout(() => this.#queues.get(id) === turn && this.#queues.delete(id), ECHO);
    turn.then(forget, forget);
    return turn;
  }

  #placeOf(session: Schemas['Session']): Placement {
    const inherited = session.parentId ? this.byId.get(session.parentId)?.roomId : undefined;
    // What was just placed has a time; only the pool has none.
    return {
      start: Date.parse(session.utcStart ?? ''),
      end: Date.parse(session.utcEnd ?? ''),
      roomId: session.roomId ?? inherited
    };
  }

  #accepted(session: Schemas['Session']) {
    const known = this.agenda?.sessions[session.id]?.version ?? 0;
    // What has gone back into the pool has no place to be shown at until the topic brings it there.
    if (known < session.version && session.utcStart)
      this.#ahead.set(session.id, { place: this.#placeOf(session), version: session.version });
    else this.#ahead.delete(session.id);
    this.#refreshSoon();
  }

  async #refused(
    problem: Problem,
    session: AgendaSession,
    again: () => void,
    insist?: (reason: string) => Promise<unknown>
  ) {
    if (problem.code === 'schedule-conflict') {
      const { conflicts = [], suggestions = [] } = problem;
      this.clash = { session, refused: true, conflicts, suggestions: this.#elsewhere(suggestions), insist };
      return;
    }
    if (problem.code === 'version-mismatch') return this.#reload(session);
    if (problem.code === 'unauthenticated') return access.askToSignIn();
    this.#tell(
      problemText(problem),
      problem.code === 'unreachable' || problem.status === 503 ? again : undefined
    );
  }

  /** To stay where it stands is a button of its own. */
  #elsewhere(suggestions: Suggestion[]): Suggestion[] {
    return suggestions.filter(({ moves }) =>
      moves.some((move) => {
        const now = move.sessionId ? this.byId.get(move.sessionId) : undefined;
        return !now || now.start !== Date.parse(move.utcStart) || (move.roomId ?? now.roomId) !== now.roomId;
      })
    );
  }

  /** Somebody else was first: show their state and say so. */
  async #reload(session: AgendaSession) {
    const { data, problem } = await requests.getSession(session.id);
    if (problem) return this.#tell(problemText(problem));
    this.#accepted(data);
    this.#tell(t('planner.stale', { placed: this.describe(session, this.#placeOf(data)) }));
  }

  #tell(text: string, again?: () => void) {
    this.notice = { kind: 'trouble', text, again };
    announcer.sayAtOnce(text);
  }

  // ---- what comes from the server

  #received(next: Agenda, before: Agenda | undefined) {
    for (const [id, ahead] of this.#ahead) {
      const version = next.sessions[id]?.version ?? Infinity;
      if (ahead.version !== undefined && version >= ahead.version) this.#ahead.delete(id);
    }
    this.#watch.check(next);
    if (before) this.#tellOthersMoves(next, before);
    for (const { timeZone } of Object.values(next.rooms)) if (timeZone) void this.zones.need(timeZone);
    if (
      !before ||
      before.release?.number !== next.release?.number ||
      before.release?.part !== next.release?.part
    ) {
      void this.#fetchReleased();
    }
    this.#refreshSoon();
  }

  /** A change of another organiser to the session in hand must not pass unnoticed. */
  #tellOthersMoves(next: Agenda, before: Agenda) {
    const id = this.carried?.id ?? this.selectedId;
    const [was, is] = [id && before.sessions[id], id && next.sessions[id]];
    if (!id || !was || !is || this.#queues.has(id)) return;
    if (samePlace(placementOf(before, was), placementOf(next, is))) return;
    const text = t('planner.movedByOther', { placed: this.describe(is, placementOf(next, is)) });
    this.notice = { kind: 'note', text };
    announcer.say(text);
  }

  #refreshSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetchConflicts(), SETTLE);
  }

  async #fetchConflicts() {
    const { data } = await requests.getConflicts(this.event.id);
    if (!data) return;
    this.conflicts = data.conflicts.filter((conflict) => conflict.severity !== 'ignore');
    this.days = data.days.filter((day) => day.severity !== 'ignore');
    this.conflictsKnown = true;
  }

  async #fetchReleased() {
    const { data, problem } = await requests.getReleased(this.event.id);
    if (data) this.released = factsOf(data);
    else if (problem.status === 404) this.released = {};
  }
}
