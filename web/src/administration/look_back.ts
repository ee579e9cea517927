// The change log comes scope by scope from its beginning; people read it from its end. So it is asked for in windows of
// time that go back, and each is put in order here. A window that holds too much is halved, an empty one is followed by a
// longer one.
import type { Answer, Problem, Schemas } from '../api/client';

export type Change = Schemas['Change'];
export interface Window {
  /** ISO 8601; open where absent. */
  from?: string;
  to?: string;
}
type Page = Answer<{ items: Change[]; cursor?: string }>;
export type Ask = (window: Window, cursor: string | undefined) => Promise<Page>;

const MINUTE = 60_000;
const DAY = 86_400_000;
const SHORTEST = MINUTE;
/** Nothing was logged before: the last window is open. */
const BEGINNING = Date.parse('2015-01-01T00:00:00Z');

export class LookBack {
  done = false;
  #span = DAY;
  #to: number | undefined;
  #end: number;
  readonly #first: number;

  constructor(
    private readonly ask: Ask,
    now: number,
    private readonly bounds: Window = {}
  ) {
    this.#to = bounds.to ? Date.parse(bounds.to) : undefined;
    this.#end = this.#to ?? now;
    this.#first = bounds.from ? Date.parse(bounds.from) : BEGINNING;
  }

  /** The next changes back, the newest first; empty only at the end. */
  async next(): Promise<Answer<Change[]>> {
    while (!this.done) {
      const { data, problem } = await this.#step();
      if (problem) return { problem };
      if (data.length > 0) return { data };
    }
    return { data: [] };
  }

  async #step(): Promise<Answer<Change[]>> {
    const from = Math.max(this.#end - this.#span, this.#first);
    const last = from === this.#first;
    const window: Window = {
      from: last ? this.bounds.from : new Date(from).toISOString(),
      to: this.#to === undefined ? undefined : new Date(this.#to).toISOString()
    };
    const page = await this.ask(window, undefined);
    if (page.problem) return page;
    if (page.data.cursor && this.#end - from > SHORTEST) {
      this.#span = Math.max(SHORTEST, (this.#end - from) / 4);
      return { data: [] };
    }
    const rest = await this.#rest(window, page.data.cursor);
    if (!Array.isArray(rest)) return { problem: rest };
    const items = [...page.data.items, ...rest];
    this.#span *= items.length < 50 ? 4 : 1;
    this.#to = this.#end = from;
    this.done = last;
    return { data: items.sort(newestFirst) };
  }

  async #rest(window: Window, cursor: string | undefined): Promise<Change[] | Problem> {
    const all: Change[] = [];
    while (cursor) {
      const page: Page = await this.ask(window, cursor);
      if (page.problem) return page.problem;
      all.push(...page.data.items);
      cursor = page.data.cursor;
    }
    return all;
  }
}

export const keyOf = ({ scope, revision, n }: Change) => `${scope}/${revision}/${n}`;

function newestFirst(a: Change, b: Change): number {
  // Instants are of one length up to their fraction, so text would put 08:00:00.5Z before 08:00:00Z.
  return (
    Date.parse(b.at) - Date.parse(a.at) ||
    a.scope.localeCompare(b.scope) ||
    b.revision - a.revision ||
    b.n - a.n
  );
}
