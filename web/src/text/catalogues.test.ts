// The web part of the shared catalogues: complete, of one form in all languages, and used.
import { readdirSync, readFileSync } from 'node:fs';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { messagesOf, parts } from '../../build/messages.js';

const catalogue = (language: string): Record<string, string> =>
  Object.assign({}, ...parts.map((part) => messagesOf(language, part)));
const catalogues = { ar: catalogue('ar'), fr: catalogue('fr'), en: catalogue('en') };
const plurals = {
  ar: ['few', 'many', 'one', 'other', 'two', 'zero'],
  fr: ['many', 'one', 'other'],
  en: ['one', 'other']
};

interface Form {
  names: Set<string>;
  plurals: string[][];
}
function formOf(elements: MessageFormatElement[], form: Form = { names: new Set(), plurals: [] }): Form {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    form.names.add((element as { value: string }).value);
    if (element.type !== TYPE.plural) continue;
    form.plurals.push(Object.keys(element.options).sort());
    for (const option of Object.values(element.options)) formOf(option.value, form);
  }
  return form;
}

describe.each(['ar', 'fr', 'en'] as const)('the catalogue in %s', (language) => {
  it('has every key that the others have', () => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.en).sort());
  });

  it('takes the same values and has every plural form of its language', () => {
    for (const [key, text] of Object.entries(catalogues[language])) {
      const form = formOf(parse(text));
      expect([key, [...form.names].sort()]).toEqual([
        key,
        [...formOf(parse(catalogues.en[key])).names].sort()
      ]);
      for (const options of form.plurals) expect([key, options]).toEqual([key, plurals[language]]);
    }
  });
});

describe('the sources', () => {
  const root = new URL('..', import.meta.url).pathname;
  const text = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|schema\.d\.ts$/.test(name))
    .map((name) => readFileSync(root + name, 'utf8'))
    .join('\n');
  const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((found) => found[1]))];
  const keys = Object.keys(catalogues.en);

  const escaped = (part: string) => part.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&');
  /** `status.${…}`: each hole stands for one part of a key. */
  const hole = /\$\{(?:[^{}]|\{[^{}]*\})*\}/;
  const template = (written: string) => new RegExp(`^${written.split(hole).map(escaped).join('[^.]+')}$`);
  const templates = all(/`((?:[\w-]+\.)+(?:[\w.-]|\$\{(?:[^{}]|\{[^{}]*\})*\})*)`/g)
    .filter((written) => hole.test(written) && !written.startsWith('multaqa.'))
    .map((written) => ({ written, pattern: template(written) }));

  const literals = new Set(all(/'([\w.-]+)'/g));
  /** What is put in comes from the server: any key below will do. */
  const fromData = ['city.${zone}'];
  /** `inWords('status', …)`, and what else is put before `.${value}`. */
  const stems = [
    ...all(/inWords\(\s*'([\w.]+)'/g),
    ...[...literals].filter((one) => one.includes('.') && !(one in catalogues.en)),
    // The words of a value that FieldValue.svelte looks for.
    ...['word', 'roles', 'grant', 'bookingStatus'].map((group) => `administration.${group}`)
  ];
  const parentOf = (key: string) => key.slice(0, key.lastIndexOf('.'));
  const lastOf = (key: string) => key.slice(key.lastIndexOf('.') + 1);
  const words = new Set([...all(/'([\w-]+)'/g), ...all(/\b(\w+)\??:/g), ...all(/"([\w-]+)"/g)]);

  it('use keys that exist', () => {
    const used = all(/\bt\(\s*'([^']+)'/g);
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !(key in catalogues.en))).toEqual([]);
  });

  it('build only keys that exist', () => {
    expect(templates.length).toBeGreaterThan(100);
    const without = templates.filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
    expect(without.map(({ written }) => written)).toEqual([]);
  });

  it('use every key', () => {
    const built = (key: string) =>
      stems.includes(parentOf(key)) ||
      templates.some(
        ({ written, pattern }) =>
          // `events.${…}` alone would let every word of that part pass.
          pattern.test(key) &&
          (written.split(hole).join('').split('.').length > 2 ||
            fromData.includes(written) ||
            words.has(lastOf(key)))
      );
    expect(keys.filter((key) => !literals.has(key) && !built(key))).toEqual([]);
  });
});

describe('a message that another takes', () => {
  // By its first letter that is not a value: this is what gives it a direction there (isolate.ts).
  const firstLetter = (elements: MessageFormatElement[]): string | undefined => {
    for (const element of elements) {
      if (element.type === TYPE.literal) {
        const [letter] = /\p{L}/u.exec(element.value) ?? [];
        if (letter) return letter;
      }
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        const letter = firstLetter(element.options.other.value);
        if (letter) return letter;
      }
    }
    return undefined;
  };

  it('begins with an Arabic letter in Arabic, wherever it has one', () => {
    const arabic = Object.entries(catalogues.ar).filter(([, text]) => /\p{Script=Arabic}/u.test(text));
    const latinFirst = arabic.filter(([, text]) => /\p{Script=Latin}/u.test(firstLetter(parse(text)) ?? ''));
    // Letters of a scale, which stand alone in a list.
    expect(latinFirst.map(([key]) => key)).toEqual([
      'directory.level.A',
      'directory.level.B',
      'directory.level.C'
    ]);
  });
});
