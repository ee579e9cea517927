// A list of moves as it comes, page by page: of a preview with what it says besides, or of a change that was made.
import type { Answer, Problem } from '../api/client';
import { rowOf, type MoveRow } from './moves';
import { movesPage, previewPage, type ZoneMove, type ZonePreview } from './requests';

interface Page {
  items: ZoneMove[];
  next?: string;
}
/** What is held at once; beyond it one narrows by settling the first. */
const MOST = 5_000;

class Moves<P extends Page> {
  rows = $state.raw<MoveRow[]>([]);
  /** The first page: what it alone says. */
  first = $state.raw<P | undefined>();
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Problem | undefined>();
  /** Whether there are more than are held. */
  more = $state(false);
  #turn = 0;

  constructor(readonly ask: (cursor: string | undefined) => Promise<Answer<P>>) {}

  /** The first reading shows as it comes; what stands stays until a later one is whole. */
  async load() {
    const turn = ++this.#turn;
    this.state = 'loading';
    this.problem = undefined;
    const again = this.first !== undefined;
    const rows: MoveRow[] = [];
    let cursor: string | undefined;
    do {
      const { data, problem } = await this.ask(cursor);
      if (turn !== this.#turn) return;
      if (problem) return this.#fail(problem);
      if (!cursor) this.first = data;
      rows.push(...data.items.map(rowOf));
      if (!again) this.rows = [...rows];
      cursor = data.next;
    } while (cursor && rows.length < MOST);
    this.rows = rows;
    this.more = cursor !== undefined;
    this.state = 'ready';
  }

  #fail(problem: Problem) {
    this.problem = problem;
    this.state = 'failed';
  }
}

export class Preview extends Moves<ZonePreview> {
  constructor(
    readonly version: string,
    ask = (cursor?: string) => previewPage(version, cursor)
  ) {
    super(ask);
  }
}

export class MovesOf extends Moves<Page> {
  constructor(
    readonly changeId: string,
    ask = (cursor?: string) => movesPage(changeId, cursor)
  ) {
    super(ask);
  }
}
export type AnyMoves = Preview | MovesOf;
