// What has changed for this reader: kept on the device, so that a later visit still tells what moved meanwhile.
import type { Agenda } from './agenda';
import { differences, factsOf, type Facts, type News } from './differences';

export type DatedNews = News & { at: number; unread: boolean };
const MOST = 50;

interface Kept {
  facts: Facts;
  items: DatedNews[];
}

export class NewsList {
  items = $state.raw<DatedNews[]>([]);
  #facts: Facts | undefined;
  #key: string;

  constructor(eventId: string) {
    this.#key = `multaqa.news.${eventId}`;
    const kept = this.#read();
    if (kept) {
      this.#facts = kept.facts;
      this.items = kept.items;
    }
  }

  get unread(): number {
    return this.items.filter((item) => item.unread).length;
  }

  /** The newest move of a session, for its old time. */
  moveOf(sessionId: string) {
    return this.items.find((item) => item.sessionId === sessionId && item.kind === 'moved');
  }

  /** Gives what is new since the agenda taken in before; on a first visit nothing is news. */
  takeIn(agenda: Agenda, now: number): News[] {
    const facts = factsOf(agenda);
    const fresh = this.#facts ? differences(this.#facts, facts) : [];
    this.#facts = facts;
    const dated = fresh.map((item) => ({ ...item, at: now, unread: true }));
    const alive = this.items.filter((item) => Date.parse(item.utcEnd) > now);
    this.items = [...dated, ...alive].slice(0, MOST);
    this.#write();
    return fresh;
  }

  markRead() {
    if (this.unread === 0) return;
    this.items = this.items.map((item) => ({ ...item, unread: false }));
    this.#write();
  }

  #read(): Kept | undefined {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** A full or closed store only costs the memory of the next visit. */
  #write() {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ facts: this.#facts, items: this.items }));
    } catch {
      localStorage.removeItem(this.#key);
    }
  }
}
