// After too many attempts: how long to wait, counted down.
export class Waiting {
  seconds = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  start(seconds: number) {
    this.stop();
    const end = Date.now() + seconds * 1000;
    // By the clock, because a tab in the background ticks slower.
    const tick = () => {
      this.seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (this.seconds === 0) this.stop();
    };
    this.#timer = setInterval(tick, 1000);
    tick();
  }

  stop() {
    clearInterval(this.#timer);
  }

  /** `4:05`: figures read alike in every language. */
  get clock(): string {
    return `${Math.floor(this.seconds / 60)}:${String(this.seconds % 60).padStart(2, '0')}`;
  }
}
