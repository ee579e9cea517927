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
  it('use keys that exist', () => {
    const root = new URL('..', import.meta.url).pathname;
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(svelte|ts)$/.test(name)
    );
    const keys = files
      .filter((name) => !name.endsWith('.test.ts'))
      .flatMap((name) =>
        [...readFileSync(root + name, 'utf8').matchAll(/\bt\('([^']+)'/g)].map((found) => found[1])
      );
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !(key in catalogues.en))).toEqual([]);
  });
});
