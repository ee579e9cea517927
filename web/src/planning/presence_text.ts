// Who else is here, in words.
import type { Present } from '../live/frames';
import { initials } from '../live/presence';
import { isolate } from '../text/isolate';
import { reader, said, t } from '../text/language.svelte';

/** Named one by one up to here. */
const NAMED = 4;

const nameOf = ({ name }: Present) => (name ? isolate(said(name)) : t('planner.somebody'));
const inWords = (other: Present) =>
  other.reads ? t('planner.reading', { name: nameOf(other) }) : nameOf(other);

/** `Amina Benali is here too`; of many the first few by name. */
export function hereToo(others: readonly Present[]): string {
  const named = others.slice(0, NAMED).map(inWords);
  const rest = others.length - named.length;
  if (rest > 0) named.push(t('planner.andMore', { count: rest }));
  const names = new Intl.ListFormat(reader.locale, { type: rest > 0 ? 'unit' : 'conjunction' }).format(named);
  const sentence = t('planner.hereToo', { count: others.length, names });
  // A sentence may begin with the sign that isolates a name, or with a figure.
  return sentence.replace(/^[\u2066-\u2069]*\p{L}/u, (first) => first.toLocaleUpperCase(reader.locale));
}

/** Two letters for the chip; a sign where there is no name. */
export const lettersOf = ({ name }: Present) => (name && initials(said(name))) || '•';
