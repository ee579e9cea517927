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

const bare = (load: () => Promise<unknown>, ...words: Part[]): Page => ({
  load: load as () => Loaded,
  words,
  frame: 'none'
});
const office = (load: () => Promise<unknown>, ...words: Part[]): Page => ({
  load: load as () => Loaded,
  words: ['office', ...words],
  frame: 'office'
});

export const pages: Partial<Record<PageName, Page>> = {
  home: bare(() => import('../access/SignInPage.svelte')),
  'sign-in': bare(() => import('../access/SignInPage.svelte')),
  agenda: bare(() => import('../programme/AgendaPage.svelte')),

  events: office(() => import('../events/EventsPage.svelte'), 'events'),
  'new-event': office(() => import('../events/NewEventPage.svelte'), 'events'),
  series: office(() => import('../events/SeriesListPage.svelte'), 'events'),
  'series-detail': office(() => import('../events/SeriesPage.svelte'), 'events'),
  sessions: office(() => import('../events/SessionsPage.svelte'), 'planner', 'events'),
  session: office(() => import('../events/SessionPage.svelte'), 'planner', 'events'),
  documents: office(() => import('../events/DocumentsPage.svelte'), 'events'),
  outcomes: office(() => import('../events/OutcomesPage.svelte'), 'events'),
  releases: office(() => import('../events/ReleasesPage.svelte'), 'planner', 'events'),
  changes: office(() => import('../events/ChangesPage.svelte'), 'events'),
  sharing: office(() => import('../events/SharingPage.svelte'), 'events'),
  'event-settings': office(() => import('../events/SettingsPage.svelte'), 'events'),
  planner: office(() => import('../planning/PlannerPage.svelte'), 'planner')
};
