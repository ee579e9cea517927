// What the server says the dates would be, a moment after they were written.
import type { Answer, Problem, Schemas } from '../api/client';

type Result = Schemas['RecurrencePreview'];
const SETTLE = 300;

export class Preview {
  result = $state.raw<Result | undefined>();
  problem = $state.raw<Problem | undefined>();
  busy = $state(false);
  #ask: (body: Schemas['RecurrencePreviewInput']) => Promise<Answer<Result>>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(ask: (body: Schemas['RecurrencePreviewInput']) => Promise<Answer<Result>>) {
    this.#ask = ask;
  }

  show(body: Schemas['RecurrencePreviewInput']) {
    clearTimeout(this.#timer);
    this.busy = true;
    this.#timer = setTimeout(() => void this.#fetch(body), SETTLE);
  }

  stop() {
    clearTimeout(this.#timer);
    this.busy = false;
  }

  /** Only the answer to the last question counts. */
  async #fetch(body: Schemas['RecurrencePreviewInput']) {
    const question = ++this.#asked;
    const { data, problem } = await this.#ask(body);
    if (question !== this.#asked) return;
    this.busy = false;
    this.problem = problem;
    if (data) this.result = data;
  }
}
