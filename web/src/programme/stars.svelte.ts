// The sessions that a reader has starred: kept on the device, by ids that stay through every release.
import type { LocalizedText } from '../text/localized';

/** What is still known of a session that has left the programme. */
export interface Starred {
  title: LocalizedText;
}
type All = Readonly<Record<string, Starred>>;

export class Stars {
  all = $state.raw<All>({});
  #key: string;

  constructor(eventId: string) {
    this.#key = `multaqa.stars.${eventId}`;
    this.all = read(this.#key);
  }

  has(sessionId: string): boolean {
    return sessionId in this.all;
  }

  get count(): number {
    return Object.keys(this.all).length;
  }

  toggle(session: { id: string; title: LocalizedText }) {
    // Another tab may have starred meanwhile.
    const { [session.id]: was, ...others } = read(this.#key);
    this.all = was ? others : { ...others, [session.id]: { title: session.title } };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.all));
    } catch {
      // A full or closed store: the star lives as long as this page.
    }
  }

  /** Follows what other tabs of this device star. */
  follow(signal: AbortSignal) {
    const take = (event: StorageEvent) => event.key === this.#key && (this.all = read(this.#key));
    addEventListener('storage', take, { signal });
  }
}

function read(key: string): All {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as All;
  } catch {
    return {};
  }
}
