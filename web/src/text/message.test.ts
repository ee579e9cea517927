// Compiled messages say what the reference implementation says, for every message that the web has.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { compileMessage } from '../../build/compile_message.js';
import { messagesOf, parts } from '../../build/messages.js';
import { isolate } from './isolate';
import { writeMessage } from './message';

const locales = { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' };
const counts = [0, 1, 2, 3, 11, 100, 1_000_000];

/** For each value its kind: the options of a select, none for a count or a text. */
function valuesOf(elements: MessageFormatElement[], found = new Map<string, string[] | 'count' | 'text'>()) {
  for (const element of elements) {
    if (element.type === TYPE.argument && !found.has(element.value)) found.set(element.value, 'text');
    if (element.type === TYPE.plural) found.set(element.value, 'count');
    if (element.type === TYPE.select) found.set(element.value, Object.keys(element.options));
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) valuesOf(option.value, found);
  }
  return found;
}

function* trials(text: string): Generator<Record<string, string | number>> {
  const names = valuesOf(parse(text, { ignoreTag: true }));
  for (const [round, count] of counts.entries()) {
    yield Object.fromEntries(
      [...names].map(([name, kind]) => {
        if (kind === 'count') return [name, count];
        return [name, kind === 'text' ? `«${name}»` : kind[round % kind.length]];
      })
    );
  }
}

const compiled = (text: string, locale: string) => {
  const message = compileMessage(text);
  return (values: Record<string, string | number>) => writeMessage(message, values, locale);
};
/** Isolates nothing by itself: the texts are given to it isolated. */
const reference = (text: string, locale: string) => {
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const kinds = valuesOf(parse(text, { ignoreTag: true }));
  const given = ([name, value]: [string, string | number]) =>
    [name, kinds.get(name) === 'text' && typeof value === 'string' ? isolate(value) : value] as const;
  return (values: Record<string, string | number>) =>
    format.format(Object.fromEntries(Object.entries(values).map(given)));
};

describe.each(['ar', 'fr', 'en'] as const)('every message in %s', (language) => {
  it('reads the same compiled', () => {
    let tried = 0;
    for (const part of parts) {
      for (const [key, text] of Object.entries(messagesOf(language, part))) {
        const [is, shouldBe] = [compiled(text, locales[language]), reference(text, locales[language])];
        for (const values of trials(text)) {
          expect([key, is(values)]).toEqual([key, shouldBe(values)]);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(1000);
  }, 30_000);
});

describe('a message', () => {
  it.each([
    ["{n, plural, =0 {none} =2 {a pair, it''s #} one {# one} other {# of {name}}}", { name: 'Aïcha' }],
    ['{n, plural, offset:1 one {you and # other} other {you and # others}}', {}],
    ["'{'{n}'}' and '' <b>{n}</b>", {}],
    ['{kind, select, a {{n, plural, one {# a} other {# as}}} other {no # here}}', { kind: 'a' }],
    ['{kind, select, a {yes} other {no}}', { kind: 'zzz' }],
    ['', {}]
  ])('%s reads as the reference does', (text, more) => {
    const [is, shouldBe] = [compiled(text, 'en'), reference(text, 'en')];
    for (const n of counts) expect(is({ n, ...more })).toBe(shouldBe({ n, ...more }));
  });

  it('isolates each text that it takes, once, and leaves numbers alone', () => {
    const say = compiled('{n} rooms for {name}', 'en');
    const isolated = `5 rooms for ${String.fromCodePoint(0x2068)}قاعة${String.fromCodePoint(0x2069)}`;
    expect(say({ n: 5, name: 'قاعة' })).toBe(isolated);
    expect(say({ n: 5, name: isolate('قاعة') })).toBe(isolated);
    expect(say({ n: 5, name: '' })).toBe('5 rooms for ');
  });

  it('of a kind that pages do not write is refused at build', () => {
    expect(() => compileMessage('{at, date, medium}')).toThrow('the web knows no message with {at}');
  });
});
