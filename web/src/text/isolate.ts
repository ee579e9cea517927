// Keeps inserted text from reordering its surroundings in plain strings, where <bdi> cannot stand.
// The control characters are built from code points so that none sits in the source unseen.
const FIRST_STRONG_ISOLATE = String.fromCodePoint(0x2068);
const POP_ISOLATE = String.fromCodePoint(0x2069);

export const isolate = (text: string) => FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
