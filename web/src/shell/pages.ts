// Every page: its component, the words it needs beside those of everyone, and whether it stands in the office's frame.
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

/** What participants read: nothing beside the words of everyone unless named. */
const open = (load: () => Promise<unknown>, ...words: Part[]): Page => ({
  load: load as () => Loaded,
  words,
  frame: 'none'
});
const bare = (load: () => Promise<unknown>, ...words: Part[]): Page => open(load, 'access', ...words);
const office = (load: () => Promise<unknown>, ...words: Part[]): Page => ({
  load: load as () => Loaded,
  words: ['access', 'office', ...words],
  frame: 'office'
});

export const pages: Partial<Record<PageName, Page>> = {
  home: bare(() => import('../access/SignInPage.svelte')),
  'sign-in': bare(() => import('../access/SignInPage.svelte')),
  agenda: open(() => import('../programme/AgendaPage.svelte')),
  'agenda-session': open(() => import('../programme/SessionPage.svelte'), 'session'),

  events: office(() => import('../planning/EventsPage.svelte'), 'planner'),
  planner: office(() => import('../planning/PlannerPage.svelte'), 'planner')
};
