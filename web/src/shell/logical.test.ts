// Styles know no left and right, top and bottom, width and height: what they say holds in both directions of writing.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const files = ['src', 'build'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|css|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${root}${folder}/${name}`, 'utf8') }))
);

const SIDE = '(?:left|right|top|bottom)';
const PROPERTY = `(?:${SIDE}|(?:(?:scroll-)?(?:margin|padding)|border|inset)-${SIDE}(?:-[a-z]+)*|(?:min-|max-)?(?:width|height))`;
const physical = [
  // A declaration, and not what a media query asks for.
  new RegExp(`(?<=[{;]\\s*|^\\s*)${PROPERTY}\\s*:[^;]*`, 'gm'),
  /\b(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/g,
  /\bto (?:left|right)\b(?=[^;]*\()|gradient\(\s*to (?:left|right)\b/g,
  /\btranslate(?:X|3d)?\([^)]*\)/g
];
const inMarkup = [
  new RegExp(`\\bstyle:${PROPERTY}\\b[^\\s>]*`, 'g'),
  new RegExp(`\\.style\\.(?:${SIDE}|width|height|margin\\w+|padding\\w+)\\b`, 'g')
];

/** What is physical for a reason: file and declaration, each with why. */
const justified: string[] = [];

const stylesOf = ({ name, text }: (typeof files)[number]) => {
  const styles = name.endsWith('.css')
    ? [text]
    : name.endsWith('.svelte')
      ? [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style)
      : [];
  return styles.join('\n').replace(/\/\*[\s\S]*?\*\//g, '');
};

it('styles are written in logical properties', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) => [
    ...physical.flatMap((pattern) =>
      [...stylesOf(file).matchAll(pattern)].map(([at]) => `${file.name}: ${at}`)
    ),
    ...inMarkup.flatMap((pattern) => [...file.text.matchAll(pattern)].map(([at]) => `${file.name}: ${at}`))
  ]);
  expect(found.sort()).toEqual(justified);
});
