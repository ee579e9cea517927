// The countries by their names in the reader's language, as the browser knows them.
import { reader } from '../text/language.svelte';

// Codes that the browser names although they are no country.
const others = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export function countries(): { value: string; text: string }[] {
  const names = new Intl.DisplayNames(reader.locale, { type: 'region', fallback: 'none' });
  const all = letters
    .flatMap((first) => letters.map((second) => first + second))
    // An old code is named by its successor: of two of one name the canonical stays.
    .filter(
      (code) => !others.has(code) && new Intl.Locale('und', { region: code }).maximize().region === code
    )
    .map((value) => ({ value, text: names.of(value) ?? '' }))
    .filter(({ text }) => text !== '');
  const collator = new Intl.Collator(reader.locale);
  return all.sort((a, b) => collator.compare(a.text, b.text));
}
