// Who else has a session in hand, from what the staff topic tells.
import type { Present } from './frames';

export const othersAt = (others: readonly Present[], sessionId: string) =>
  others.filter(({ on }) => on.includes(`sessions/${sessionId}`));

/** Those who were not there before. */
export function newcomers(before: readonly Present[], now: readonly Present[]): Present[] {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id));
}

// Between letters that would join, as Arabic ones do.
const NON_JOINER = String.fromCodePoint(0x200c);
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Of the first and the last name; the Arabic article is no initial. */
export function initials(name: string): string {
  const words = name.split(/[\s\u00a0]+/).filter((word) => /\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map(initial).join(NON_JOINER);
}

function initial(word: string): string {
  const bare = word.replace(/^[^\p{L}]+/u, '').replace(/^ال(?=\p{L}{2})/u, '');
  const [first] = letters.segment(bare);
  return first.segment.toLocaleUpperCase();
}
