// A list as a page holds it: fetched page by page, shown from the first on, and corrected by what the page itself changes.
import { askPage, type Problem, type Response } from '../api/client';

interface Identified {
  id: string;
}
type Request<T> = (cursor: string | undefined) => Promise<Response<{ items: T[] }>>;

/** What is held at once; beyond it the reader narrows the list by words. */
const MOST = 5_000;

export class Listing<T extends Identified> {
  items = $state.raw<T[]>([]);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Problem | undefined>();
  /** Whether there are more than are held. */
  more = $state(false);
  #turn = 0;

  async load(request: Request<T>) {
    const turn = ++this.#turn;
    this.state = 'loading';
    this.problem = undefined;
    const all: T[] = [];
    let cursor: string | undefined;
    do {
      const { data, problem } = await askPage(() => request(cursor));
      // A newer request has begun: this one's answers are of no interest.
      if (turn !== this.#turn) return;
      if (problem) {
        this.problem = problem;
        return void (this.state = 'failed');
      }
      all.push(...data.items);
      cursor = data.cursor;
      this.items = [...all];
    } while (cursor && all.length < MOST);
    this.more = cursor !== undefined;
    this.state = 'ready';
  }

  find(id: string): T | undefined {
    return this.items.find((item) => item.id === id);
  }

  /** A new one stands first, where it is seen; a changed one stays where it is. */
  put(item: T) {
    const at = this.items.findIndex((other) => other.id === item.id);
    if (at < 0) this.items = [item, ...this.items];
    else this.items = this.items.map((other, index) => (index === at ? item : other));
  }

  remove(id: string) {
    this.items = this.items.filter((item) => item.id !== id);
  }
}
