// Follows a change until it is finished; what the network loses on the way is asked for again.
import type { Answer } from '../api/client';
import type { ZoneChange } from './requests';

export interface Surroundings {
  get: (id: string) => Promise<Answer<ZoneChange>>;
  after: (milliseconds: number, run: () => void) => unknown;
  cancel: (timer: unknown) => void;
}
export const EVERY = 1_000;
/** While the server does not answer. */
export const LATER = 5_000;

export class RunningChange {
  change = $state.raw<ZoneChange | undefined>();
  /** The server has not answered the last time. */
  silent = $state(false);
  #timer: unknown;
  #stopped = false;
  #finished: (change: ZoneChange) => void;
  #around: Surroundings;

  constructor(change: ZoneChange, finished: (change: ZoneChange) => void, around: Surroundings) {
    this.change = change;
    this.#finished = finished;
    this.#around = around;
    this.#wait(EVERY);
  }

  stop() {
    this.#stopped = true;
    this.#around.cancel(this.#timer);
  }

  #wait(time: number) {
    this.#timer = this.#around.after(time, () => void this.#look());
  }

  async #look() {
    const { data } = await this.#around.get(this.change!.id);
    if (this.#stopped) return;
    this.silent = !data;
    if (data) this.change = data;
    if (data?.status === 'finished') return this.#finished(data);
    this.#wait(data ? EVERY : LATER);
  }
}
