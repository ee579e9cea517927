// Keeps inserted text from reordering its surroundings in plain strings, where <bdi> cannot stand. Whatever text a message
// takes is isolated by the message (message.ts); what is put together without one is isolated here.
// The control characters are built from code points so that none sits in the source unseen.
const [LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG, POP] = [0x2066, 0x2067, 0x2068, 0x2069].map((point) =>
  String.fromCodePoint(point)
);
const opens = [LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG];

const page = { opener: LEFT_TO_RIGHT };
/** Told once the language is: what has no direction of its own follows the page. */
export function laidOut(direction: 'ltr' | 'rtl') {
  page.opener = direction === 'rtl' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
}

/** What is nothing, or isolated as a whole already, stays as it is. */
export const isolate = (text: string) =>
  text === '' || isIsolated(text) ? text : openerOf(text) + text + POP;

const isIsolated = (text: string) =>
  opens.includes(text[0]) && text.endsWith(POP) && !outsideIsolates(text.slice(1, -1)).includes(POP);

/** By its first letter, where letters within isolates do not count (UAX 9, P2). Several parts without a letter between them
 *  would run from left to right everywhere. */
function openerOf(text: string): string {
  const own = outsideIsolates(text);
  const several = own !== text || own.includes('–');
  return several && !/\p{L}/u.test(own) ? page.opener : FIRST_STRONG;
}

const innermost = new RegExp(`[${opens.join('')}][^${opens.join('')}${POP}]*${POP}`, 'g');
function outsideIsolates(text: string): string {
  const without = text.replace(innermost, '');
  return without === text ? text : outsideIsolates(without);
}

/** Names side by side, as in a title: each by itself. */
export const sideBySide = (...texts: string[]) => texts.filter(Boolean).map(isolate).join(' · ');
