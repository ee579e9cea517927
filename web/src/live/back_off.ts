// How long to wait before connecting again: full jitter, so that thousands do not come back at once.
const FIRST = 500;
const LONGEST = 30_000;
const STEADY = 60_000;

export class BackOff {
  #failures = 0;

  constructor(private readonly random: () => number) {}

  /** After a connection that lived `lived` milliseconds (0 if it never opened); `asked` is the server's wish. */
  next(lived: number, asked?: number): number {
    if (asked !== undefined) {
      this.#failures = 0;
      return asked;
    }
    if (lived > STEADY) {
      this.#failures = 0;
      return 0;
    }
    const limit = Math.min(LONGEST, FIRST * 2 ** this.#failures);
    this.#failures += 1;
    return this.random() * limit;
  }

  reset() {
    this.#failures = 0;
  }
}
