// Turns an ICU message into pieces that src/text/message.ts only has to join: the browser parses nothing.
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** A text without values stays a string. */
export const compileMessage = (text) => compileAll(parse(text, { ignoreTag: true }));

function compileAll(elements) {
  const pieces = elements.map(compileOne);
  if (pieces.length === 0) return '';
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : pieces;
}

function compileOne(element) {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.pound:
      return 0;
    case TYPE.argument:
      return [element.value];
    case TYPE.select:
      return [element.value, optionsOf(element)];
    case TYPE.plural:
      if (element.pluralType === 'cardinal') return [element.value, optionsOf(element), element.offset];
  }
  throw new Error(`the web knows no message with {${element.value}} of this type`);
}

const optionsOf = (element) =>
  Object.fromEntries(Object.entries(element.options).map(([name, { value }]) => [name, compileAll(value)]));
