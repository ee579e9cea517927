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

  events: office(() => import('../planning/EventsPage.svelte'), 'planner'),
  planner: office(() => import('../planning/PlannerPage.svelte'), 'planner'),

  // The cards of clashes speak the planner's words.
  rooms: office(() => import('../resources/RoomsPage.svelte'), 'resources'),
  room: office(() => import('../resources/RoomPage.svelte'), 'resources', 'planner'),
  site: office(() => import('../resources/SitePage.svelte'), 'resources'),
  travel: office(() => import('../resources/TravelPage.svelte'), 'resources'),
  vehicles: office(() => import('../resources/VehiclesPage.svelte'), 'resources'),
  vehicle: office(() => import('../resources/VehiclePage.svelte'), 'resources', 'planner'),
  equipment: office(() => import('../resources/EquipmentPage.svelte'), 'resources'),
  'equipment-item': office(() => import('../resources/EquipmentItemPage.svelte'), 'resources', 'planner'),
  bookings: office(() => import('../resources/BookingsPage.svelte'), 'resources', 'planner'),
  blockings: office(() => import('../resources/BlockingsPage.svelte'), 'resources')
};
