// Whether the server can be reached, for pages that ask rather than follow: lost with the network or with a request that
// gets no answer, found with the next answer of any kind.
export interface Around {
  /** Milliseconds since 1970, by the clock of the device. */
  now(): number;
  after(milliseconds: number, run: () => void): number;
  cancel(timer: number): void;
  /** Resolves when the server has answered, rejects when it cannot be reached. */
  knock(): Promise<unknown>;
}
/** `back`: it can be reached again, but what is shown was read before it was lost. */
export type ReachState = 'there' | 'lost' | 'back';

export const KNOCK_EVERY = 5_000;

export class Reach {
  state = $state<ReachState>('there');
  /** When the server answered last before it was lost; milliseconds since 1970. */
  heardAt = $state(0);
  #lastAnswer: number;
  #timer: number | undefined;

  constructor(private readonly around: Around) {
    this.#lastAnswer = around.now();
  }

  answered() {
    this.#lastAnswer = this.around.now();
    if (this.state === 'lost') this.#found();
  }

  /** What a page follows was up to date until now. */
  followed() {
    if (this.state === 'there') this.#lastAnswer = this.around.now();
  }

  lost() {
    if (this.state === 'lost') return;
    // Lost once more before anything was read again: what is shown is as old as before.
    if (this.state === 'there') this.heardAt = this.#lastAnswer;
    this.state = 'lost';
    this.#knockLater();
  }

  /** Asks at once: the device says that there is a network again. */
  async knock() {
    this.#cancel();
    try {
      await this.around.knock();
      this.answered();
    } catch {
      if (this.state === 'lost') this.#knockLater();
    }
  }

  /** Everything on the page has been read anew. */
  readAgain() {
    if (this.state === 'back') this.state = 'there';
  }

  stop() {
    this.#cancel();
  }

  #found() {
    this.#cancel();
    this.state = 'back';
  }

  #knockLater() {
    this.#cancel();
    this.#timer = this.around.after(KNOCK_EVERY, () => void this.knock());
  }

  #cancel() {
    if (this.#timer !== undefined) this.around.cancel(this.#timer);
    this.#timer = undefined;
  }
}
