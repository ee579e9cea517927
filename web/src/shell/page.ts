// What a page is to the shell: its component, the words it needs beside those of everyone, and whether it stands in the
// office's frame.
import type { Component } from 'svelte';
import type { Part } from '../text/language.svelte';
import type { PageName } from './route';

// Parameters of the address are the properties of the component; the table is where types end.
type Loaded = Promise<{ default: Component<Record<string, string>> }>;
export interface Page {
  load: () => Loaded;
  words: Part[];
  /** `office`: for people with an account, with the navigation beside it. */
  frame: 'office' | 'none';
}
export type PageTable = Partial<Record<PageName, Page>>;

export const bare = (load: () => Promise<unknown>, ...words: Part[]): Page => ({
  load: load as () => Loaded,
  words,
  frame: 'none'
});
export const office = (load: () => Promise<unknown>, ...words: Part[]): Page => ({
  load: load as () => Loaded,
  words: ['access', 'office', ...words],
  frame: 'office'
});
