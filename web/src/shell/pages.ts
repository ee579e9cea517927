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
  words: ['access', 'office', ...words],
  frame: 'office'
});

export const pages: Partial<Record<PageName, Page>> = {
  home: bare(() => import('../access/SignInPage.svelte'), 'access'),
  'sign-in': bare(() => import('../access/SignInPage.svelte'), 'access'),
  setup: bare(() => import('../setup/SetupPage.svelte'), 'access', 'office', 'administration'),
  invitation: bare(() => import('../access/InvitationPage.svelte'), 'access', 'office'),
  'password-reset': bare(() => import('../access/PasswordResetPage.svelte'), 'access', 'office'),
  link: bare(() => import('../access/LinkPage.svelte'), 'access'),
  agenda: bare(() => import('../programme/AgendaPage.svelte')),

  events: office(() => import('../planning/EventsPage.svelte'), 'planner'),
  planner: office(() => import('../planning/PlannerPage.svelte'), 'planner'),

  accounts: office(() => import('../administration/AccountsPage.svelte'), 'administration'),
  audit: office(() => import('../administration/AuditPage.svelte'), 'administration'),
  settings: office(() => import('../administration/SettingsPage.svelte'), 'administration'),
  account: office(() => import('../administration/AccountPage.svelte'), 'administration')
};
