// What time it is for the event: the server's clock, which a rehearsal may have shifted.
class Clock {
  /** Milliseconds, at most a few seconds old; changes drive what is shown as now. */
  now = $state(Date.now());
  known = $state(false);
  rehearsal = $state(false);
  #ahead = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  adopt(serverNow: string, rehearsal: boolean) {
    this.known = true;
    this.recall(Date.parse(serverNow) - Date.now(), rehearsal);
  }

  /** How far the event's clock is ahead of the device's: what is kept for when the server cannot be asked. */
  get ahead(): number {
    return this.#ahead;
  }

  recall(ahead: number, rehearsal: boolean) {
    this.#ahead = ahead;
    this.rehearsal = rehearsal;
    this.tick();
    this.#timer ??= setInterval(() => this.tick(), 5000);
  }

  tick() {
    this.now = Date.now() + this.#ahead;
  }
}
export const clock = new Clock();
