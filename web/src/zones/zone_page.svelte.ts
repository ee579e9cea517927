// The state of the page of zone data: what holds, what is looked at, and the change that runs.
import type { Problem } from '../api/client';
import { MovesOf, Preview, type AnyMoves } from './preview.svelte';
import * as requests from './requests';
import type { Anchor, ZoneChange, ZoneChangeList } from './requests';
import { RunningChange } from './running.svelte';

const around = {
  get: requests.getChange,
  after: (milliseconds: number, run: () => void) => setTimeout(run, milliseconds),
  cancel: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>)
};

export class ZonePage {
  known = $state.raw<ZoneChangeList | undefined>();
  problem = $state.raw<Problem | undefined>();
  /** Why the last one was not begun. */
  refused = $state.raw<Problem | undefined>();
  running = $state.raw<RunningChange | undefined>();
  preview = $state.raw<Preview | undefined>();
  /** A change made earlier, opened to see what it moved. */
  opened = $state.raw<{ change: ZoneChange; moves: MovesOf } | undefined>();

  get moves(): AnyMoves | undefined {
    return this.preview ?? this.opened?.moves;
  }

  async load() {
    const { data, problem } = await requests.listChanges();
    this.problem = problem;
    if (!data) return;
    this.known = data;
    // Whoever began it, here or on another node.
    const running = data.items.find(({ status }) => status === 'running');
    if (running && running.id !== this.running?.change?.id) this.#follow(running);
  }

  async further() {
    const { data, problem } = await requests.listChanges(this.known?.next);
    this.problem = problem;
    if (data && this.known)
      this.known = { ...this.known, items: [...this.known.items, ...data.items], next: data.next };
  }

  look(version: string) {
    this.refused = undefined;
    this.opened = undefined;
    this.preview = new Preview(version);
    void this.preview.load();
  }

  open(change: ZoneChange) {
    this.preview = undefined;
    this.opened = { change, moves: new MovesOf(change.id) };
    void this.opened.moves.load();
  }

  close() {
    this.preview = undefined;
    this.opened = undefined;
  }

  async adopt(version: string) {
    const { data, problem } = await requests.startChange(version);
    this.refused = problem;
    if (data) this.#follow(data);
    // Somebody else was faster, or the versions are no longer what they were.
    else await this.load();
  }

  /** Each by itself: what was refused is told, and the others stand. Gives how many were written. */
  async keep(sessionIds: string[], anchor: Anchor): Promise<{ done: number; problem?: Problem }> {
    let done = 0;
    let last: Problem | undefined;
    for (const id of sessionIds) {
      const { problem } = await requests.keep(id, anchor);
      if (problem) last = problem;
      else done += 1;
    }
    await this.preview?.load();
    return { done, problem: last };
  }

  stop() {
    this.running?.stop();
  }

  #follow(change: ZoneChange) {
    this.running?.stop();
    this.close();
    this.running = new RunningChange(change, (finished) => void this.#finish(finished), around);
  }

  async #finish(change: ZoneChange) {
    this.running = undefined;
    await this.load();
    this.open(change);
  }
}
