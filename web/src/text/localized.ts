// The text of a person, room or session in the reader's language, or the nearest there is (DECISIONS 43).
export type LocalizedText = Record<string, string>;

export interface ChosenText {
  text: string;
  /** BCP 47 tag where it is not the reader's language, for `lang`; empty where it is, or where it is unknown. */
  lang: string;
}

export function choose(texts: LocalizedText | undefined, wanted: string, ofEvent?: string): ChosenText {
  if (!texts) return { text: '', lang: '' };
  for (const tag of [wanted, ofEvent, 'en', 'fr', 'ar']) {
    if (tag && texts[tag] !== undefined) return { text: texts[tag], lang: tag === wanted ? '' : tag };
  }
  const [tag, text] = Object.entries(texts)[0] ?? ['', ''];
  return { text, lang: tag === 'und' ? '' : tag };
}
