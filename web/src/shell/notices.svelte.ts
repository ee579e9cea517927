// Short messages about what was just done, or waits to be. They carry the way on or back where there is one, and wait while
// they are read.
import { announcer } from './announcer.svelte';

export interface Notice {
  id: number;
  kind: 'done' | 'trouble' | 'waiting';
  text: string;
  action?: { label: string; run: () => void };
}
const SHOWN = 8_000;

class Notices {
  list = $state.raw<Notice[]>([]);
  #last = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  done(text: string, action?: Notice['action']) {
    this.#add({ id: ++this.#last, kind: 'done', text, action });
    announcer.say(text);
  }

  /** Stays until it is closed: what failed must not pass unread. */
  trouble(text: string, action?: Notice['action']) {
    this.#add({ id: ++this.#last, kind: 'trouble', text, action });
    announcer.sayAtOnce(text);
  }

  /** Stays until it is closed, and interrupts nobody. */
  waiting(text: string, action: Notice['action']) {
    this.#add({ id: ++this.#last, kind: 'waiting', text, action });
    announcer.say(text);
  }

  close(id: number) {
    this.hold(id);
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  hold(id: number) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  release(notice: Notice) {
    if (notice.kind === 'done')
      this.#timers.set(
        notice.id,
        setTimeout(() => this.close(notice.id), SHOWN)
      );
  }

  #add(notice: Notice) {
    this.list = [...this.list.slice(-3), notice];
    this.release(notice);
  }
}
export const notices = new Notices();
