// An event as a participant has it open: its live agenda, the news, the stars, the clock chosen.
// It stays open from one page of the event to the next, so that going back shows at once what was there.
import { api, ask, type Schemas } from '../api/client';
import { problemText } from '../api/problem_text';
import { LiveAgenda } from '../live/follow.svelte';
import { forgetKept, keepDocument, keepTime, readKept, type Kept } from '../live/kept';
import { announcer } from '../shell/announcer.svelte';
import { isolate } from '../text/isolate';
import { reader, said, t } from '../text/language.svelte';
import { clock } from '../time/clock.svelte';
import type { Agenda } from './agenda';
import { rememberEvent } from './last_event';
import { NewsList } from './news.svelte';
import { newsText } from './news_text';
import { Stars } from './stars.svelte';
import { TimeChoice } from './time_choice.svelte';

/** What the pages of an event read. */
export interface Parts {
  live: LiveAgenda;
  news: NewsList;
  times: TimeChoice;
  stars: Stars;
}
type Found = Pick<Schemas['Event'], 'id' | 'locale' | 'timeZone' | 'firstDay' | 'lastDay'>;
const TIME_KEPT_EVERY = 30_000;

export class OpenEvent {
  parts = $state.raw<Parts | undefined>();
  absent = $state(false);
  failure = $state('');
  #closed = new AbortController();

  constructor(readonly slug: string) {
    void this.#start();
  }

  /** First from what the device has kept: it is there at once, and without a network at all. */
  async #start() {
    const kept = await readKept(this.slug);
    if (kept) this.#begin(kept.document.event, kept);
    else await this.find();
  }

  async find() {
    this.failure = '';
    const query = { slug: this.slug };
    const { data, problem } = await ask(() => api.GET('/events', { params: { query } }));
    if (problem) this.failure = problemText(problem);
    else if (data.items[0]) this.#begin(data.items[0]);
    else this.absent = true;
  }

  /** Not for this reader, or no longer: a copy must not say otherwise. */
  refuse() {
    this.absent = true;
    void forgetKept(this.slug);
  }

  close() {
    this.#closed.abort();
    this.parts?.live.stop();
  }

  #begin(event: Found, kept?: Kept) {
    const { signal } = this.#closed;
    if (signal.aborted) return;
    rememberEvent(this.slug);
    reader.eventLanguage = event.locale?.slice(0, 2);
    if (kept) clock.recall(kept.ahead, kept.rehearsal);
    const news = new NewsList(event.id);
    const times = new TimeChoice(event);
    const stars = new Stars(event.id);
    stars.follow(signal);
    const live = new LiveAgenda(event.id, 'public', (agenda) => this.#take(agenda), kept);
    this.parts = { live, news, times, stars };
    live.start();
    const watch = setInterval(() => this.#keepTime(), TIME_KEPT_EVERY);
    signal.addEventListener('abort', () => clearInterval(watch));
    document.addEventListener('visibilitychange', () => this.#keepTime(), { signal });
  }

  #take(agenda: Agenda) {
    void keepDocument(this.slug, agenda).then(() => this.#keepTime());
    this.#tell(agenda);
  }

  /** A copy is as fresh as the moment at which it was last known to be up to date. */
  #keepTime() {
    const live = this.parts?.live;
    if (!live || !clock.known) return;
    const at = live.link === 'live' ? clock.now : live.currentAt;
    keepTime(this.slug, { at, ahead: clock.ahead, rehearsal: clock.rehearsal });
  }

  /** New to the reader: into the list, and spoken. */
  #tell(agenda: Agenda) {
    const { news, times } = this.parts!;
    const fresh = news.takeIn(agenda, clock.now);
    if (fresh.length === 0) return;
    const sentences = fresh
      .slice(0, 3)
      .map((item) => `${isolate(said(item.title))}${t('common.colon')} ${newsText(item, times.view)}`);
    if (fresh.length > 3) sentences.push(t('agenda.moreChanges', { count: fresh.length - 3 }));
    announcer.say(sentences.join(' · '));
  }
}

const LINGER = 1_000;
let held: { event: OpenEvent; users: number } | undefined;

/** Opens an event, or gives the one that the page before has open; `release` ends the use. */
export function hold(slug: string): OpenEvent {
  if (held?.event.slug !== slug) {
    held?.event.close();
    held = { event: new OpenEvent(slug), users: 0 };
  }
  held.users += 1;
  reader.eventLanguage = held.event.parts?.live.document?.event.locale?.slice(0, 2) ?? reader.eventLanguage;
  return held.event;
}

export function release(event: OpenEvent) {
  const mine = held;
  if (mine?.event !== event) return;
  mine.users -= 1;
  setTimeout(() => {
    if (mine.users > 0) return;
    event.close();
    if (held !== mine) return;
    held = undefined;
    reader.eventLanguage = undefined;
  }, LINGER);
}
