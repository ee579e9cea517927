// Texts that people wrote never reorder the sentence around them.
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { isolate, laidOut, sideBySide } from './isolate';

const [leftToRight, rightToLeft, opens, closes] = [0x2066, 0x2067, 0x2068, 0x2069].map((point) =>
  String.fromCodePoint(point)
);
const inside = (text: string) => opens + text + closes;

describe('a text in a sentence', () => {
  it('is isolated once, and what is nothing not at all', () => {
    expect(isolate('قاعة')).toBe(inside('قاعة'));
    expect(isolate(isolate('قاعة'))).toBe(inside('قاعة'));
    expect(isolate('')).toBe('');
  });

  it('is isolated as a whole where only its ends are', () => {
    const two = `${inside('a')} – ${inside('b')}`;
    expect(isolate(two)).toBe(leftToRight + two + closes);
    expect(isolate(isolate(two))).toBe(leftToRight + two + closes);
  });

  it('stands beside others, and what is empty leaves no mark', () => {
    expect(sideBySide('قاعة', '', 'Hall')).toBe(`${inside('قاعة')} · ${inside('Hall')}`);
  });
});

describe('a text of several parts, without a letter outside of them', () => {
  afterEach(() => laidOut('ltr'));

  it.each([
    ['two names', `${inside('Paris')} (${inside('GMT+1')})`],
    ['one name in brackets', `(${inside('Paris')})`],
    ['a part that holds parts', `${inside(`a ${inside('b')} c`)} · ${inside('d')}`],
    ['hours', '09:00–10:30']
  ])('runs as the page does: %s', (_, text) => {
    expect(isolate(text)).toBe(leftToRight + text + closes);
    laidOut('rtl');
    expect(isolate(text)).toBe(rightToLeft + text + closes);
  });

  it.each([
    ['a letter between them', `${inside('Paris')} à ${inside('11:00')}`],
    ['a single part', '09:00'],
    ['a sign', '−1']
  ])('is not what has %s', (_, text) => {
    laidOut('rtl');
    expect(isolate(text)).toBe(inside(text));
  });
});

describe('the sources', () => {
  const root = new URL('..', import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));
  const found = (pattern: RegExp) =>
    files.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([line]) => `${name}: ${line.trim()}`));

  // What is only sorted by is read by nobody.
  const unread = ['planning/timeline_view.svelte.ts: `${said(room.site)}\\n${said(room.name)}`'];

  it('put no bare name beside other words in a string', () => {
    const bare = found(/`[^`\n]*\$\{(?:said|nameOf|names\.\w+)\([^`\n]*`/g);
    expect(bare.sort()).toEqual(unread);
  });

  it('title and label nothing with several texts side by side', () => {
    expect(found(/<title>(?!\{[^{}]*\}<\/title>).*/g)).toEqual([]);
    const several = /\b(?:aria-label|title|alt|placeholder)="[^"]*\}[^"{]*\{[^"]*"/g;
    expect(found(several)).toEqual([]);
  });

  it('join names only isolated', () => {
    // Sentences of the server, in the language of the page.
    expect(found(/\.map\([^\n]*=> said\([^\n]*\)\)\s*\.join\(/g)).toEqual([
      'events/Sessions.svelte: .map(({ message }) => said(message)).join(',
      'events/session_columns.ts: .map(({ message }) => said(message)).join(',
      'imports/RepairTable.svelte: .map((fault) => said(fault.message)).join('
    ]);
  });
});
