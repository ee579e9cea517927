// A topic as a page sees it: the document, whether it is up to date, and since when it is not.
import { api, ask, type Schemas } from '../api/client';
import { clock } from '../time/clock.svelte';
import { Connection, type LinkState } from './connection';
import type { Present } from './frames';
import type { Kept } from './kept';

const PATIENCE = 6_000;

export class LiveAgenda {
  document = $state.raw<Schemas['Agenda'] | undefined>();
  link = $state<LinkState>('connecting');
  /** When the document was last known to be up to date, by the event's clock. */
  currentAt = $state(0);
  refused = $state<string | undefined>();
  /** The others who work on the topic now, as far as it tells so. */
  others = $state.raw<Present[]>([]);

  #connection: Connection;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** Whether the document came from the server rather than from what the device had kept. */
  #answered = false;
  #watch = new AbortController();

  constructor(
    private readonly eventId: string,
    private readonly audience: Schemas['Audience'],
    private readonly changed: (
      next: Schemas['Agenda'],
      before: Schemas['Agenda'] | undefined
    ) => void = () => {},
    kept?: Kept
  ) {
    if (kept) {
      this.document = kept.document;
      this.currentAt = kept.at;
    }
    this.#connection = new Connection(`event/${eventId}/${audience}`, browserSurroundings(), {
      welcome: (now, rehearsal) => clock.adopt(now, rehearsal),
      document: (document) => this.#show(document),
      state: (state) => this.#turn(state),
      refused: (why) => (this.refused = why),
      others: (others) => (this.others = others)
    });
  }

  start() {
    const { signal } = this.#watch;
    addEventListener('offline', () => this.#connection.networkLost(), { signal });
    addEventListener('online', () => this.#connection.networkFound(), { signal });
    document.addEventListener('visibilitychange', () => !document.hidden && this.#connection.probe(), {
      signal
    });
    this.#patience = setTimeout(() => void this.#fetch(), PATIENCE);
    this.#connection.start();
  }

  stop() {
    clearTimeout(this.#patience);
    this.#watch.abort();
    this.#connection.stop();
  }

  /** Tells the others which session the reader has in hand. */
  at(sessionId: string | undefined) {
    this.#connection.at(sessionId && `sessions/${sessionId}`);
  }

  #show(next: Schemas['Agenda']) {
    const before = this.document;
    this.document = next;
    this.#answered = true;
    if (clock.known) clock.tick();
    this.currentAt = clock.now;
    this.changed(next, before);
  }

  #turn(state: LinkState) {
    if (state === 'live' || this.link === 'live')
      this.currentAt = clock.known ? (clock.tick(), clock.now) : Date.now();
    this.link = state;
    // Who is there now, nobody says while there is no connection.
    if (state === 'offline') this.others = [];
  }

  /** Where sockets do not get through, an agenda without live changes is better than none. */
  async #fetch() {
    if (this.#answered || this.refused) return;
    const params = { path: { id: this.eventId }, query: { audience: this.audience } };
    const { data, problem } = await ask(() => api.GET('/events/{id}/agenda', { params }));
    if (this.#answered) return;
    if (data) this.#show(data);
    else if (problem.status === 404 || problem.status === 401 || problem.status === 403)
      this.refused = problem.code;
  }
}

function browserSurroundings() {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`;
  return {
    open: () => new WebSocket(address, 'multaqa.live.v1'),
    now: () => performance.now(),
    random: () => Math.random(),
    after: (milliseconds: number, run: () => void) => window.setTimeout(run, milliseconds),
    cancel: (timer: number) => clearTimeout(timer)
  };
}
