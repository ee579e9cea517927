// Keeps inserted text from reordering its surroundings in plain strings, where <bdi> cannot stand. Whatever text a message
// takes is isolated by the message (message.ts); what is put together without one is isolated here.
// The control characters are built from code points so that none sits in the source unseen.
const FIRST_STRONG_ISOLATE = String.fromCodePoint(0x2068);
const POP_ISOLATE = String.fromCodePoint(0x2069);

/** What is nothing, or isolated as a whole already, stays as it is. */
export const isolate = (text: string) =>
  text === '' || isIsolated(text) ? text : FIRST_STRONG_ISOLATE + text + POP_ISOLATE;

const isIsolated = (text: string) =>
  text.startsWith(FIRST_STRONG_ISOLATE) && text.indexOf(POP_ISOLATE) === text.length - 1;

/** Names side by side, as in a title: each by itself. */
export const sideBySide = (...texts: string[]) => texts.filter(Boolean).map(isolate).join(' · ');
