// The language of the interface and its messages: the same catalogues as the server, compiled (message.ts).
import { laidOut } from './isolate';
import { choose, type ChosenText, type LocalizedText } from './localized';
import { writeMessage, type Message, type Values } from './message';

export type Language = 'ar' | 'fr' | 'en';
export const languages: { tag: Language; name: string }[] = [
  { tag: 'ar', name: 'العربية' },
  { tag: 'fr', name: 'Français' },
  { tag: 'en', name: 'English' }
];
type Catalogue = Record<string, Message>;
/** What a page needs of the catalogues (build/messages.js cuts them). */
export type Part =
  | 'everyone'
  | 'session'
  | 'share'
  | 'access'
  | 'planner'
  | 'office'
  | 'events'
  | 'directory'
  | 'resources'
  | 'imports'
  | 'administration'
  | 'recurrence';

export type Sources = Partial<Record<Part, Record<Language, () => Promise<{ default: Catalogue }>>>>;

const sources: Sources = {
  everyone: {
    ar: () => import('virtual:messages/ar/everyone'),
    fr: () => import('virtual:messages/fr/everyone'),
    en: () => import('virtual:messages/en/everyone')
  },
  session: {
    ar: () => import('virtual:messages/ar/session'),
    fr: () => import('virtual:messages/fr/session'),
    en: () => import('virtual:messages/en/session')
  },
  share: {
    ar: () => import('virtual:messages/ar/share'),
    fr: () => import('virtual:messages/fr/share'),
    en: () => import('virtual:messages/en/share')
  },
  access: {
    ar: () => import('virtual:messages/ar/access'),
    fr: () => import('virtual:messages/fr/access'),
    en: () => import('virtual:messages/en/access')
  }
};

const sourceOf = async (part: Part) =>
  sources[part] ?? (await import('./office_messages')).officeMessages[part]!;
const load = async (part: Part, language: Language) => (await (await sourceOf(part))[language]()).default;

/** Formatting follows a region: the Maghreb writes Latin digits in Arabic and has its own month names. */
const regions: Record<Language, string> = { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' };
const storageKey = 'multaqa.language';

const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr');

class Reader {
  language = $state<Language>('en');
  messages = $state.raw<Catalogue>({});
  /** The first fallback for texts of the event that is shown. */
  eventLanguage = $state<string | undefined>();

  get direction(): 'rtl' | 'ltr' {
    return directionOf(this.language);
  }
  get locale(): string {
    return regions[this.language];
  }
}
export const reader = new Reader();

const parts = new Set<Part>(['everyone']);

export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag === 'ar' || tag === 'fr' || tag === 'en';
}

/** From the address, else the stored choice, else the browser's order of preference, else the institution's. */
export function preferredLanguage(
  address: string,
  stored: string | null,
  browser: readonly string[],
  otherwise: Language = 'en'
): Language {
  const asked = new URLSearchParams(address).get('lang');
  if (isLanguage(asked)) return asked;
  if (isLanguage(stored)) return stored;
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? otherwise;
}

export const storedLanguage = () => localStorage.getItem(storageKey);

export async function useLanguage(language: Language) {
  const messages = await Promise.all([...parts].map((part) => load(part, language)));
  laidOut(directionOf(language));
  reader.messages = Object.assign({}, ...messages);
  reader.language = language;
  document.documentElement.lang = language;
  document.documentElement.dir = reader.direction;
  // The name under which the application is installed is that of the language.
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/manifest-${language}.webmanifest`);
}

/** The reader's own choice: kept, and shown in the address so that it can be passed on. */
export async function chooseLanguage(language: Language) {
  localStorage.setItem(storageKey, language);
  await useLanguage(language);
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
}

export async function needMessages(part: Part) {
  if (parts.has(part)) return;
  parts.add(part);
  try {
    const loaded = await load(part, reader.language);
    reader.messages = { ...reader.messages, ...loaded };
  } catch (error) {
    // Without a network; the next one who needs them asks again.
    parts.delete(part);
    throw error;
  }
}

export function t(key: string, values: Values = {}): string {
  const message = reader.messages[key];
  return message === undefined ? `⟦${key}⟧` : writeMessage(message, values, reader.locale);
}

export const hasMessage = (key: string) => key in reader.messages;

export const chosen = (texts: LocalizedText | undefined): ChosenText =>
  choose(texts, reader.language, reader.eventLanguage);
export const said = (texts: LocalizedText | undefined): string => chosen(texts).text;
