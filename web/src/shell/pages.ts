// Every page but the public ones (public_pages.ts): its component, and the words it needs beside those of everyone.
import { office, type PageTable } from './page';

export const pages: PageTable = {
  events: office(() => import('../planning/EventsPage.svelte'), 'planner'),
  planner: office(() => import('../planning/PlannerPage.svelte'), 'planner'),

  people: office(() => import('../directory/PeoplePage.svelte'), 'directory'),
  person: office(() => import('../directory/PersonPage.svelte'), 'directory', 'planner'),
  organizations: office(() => import('../directory/OrganizationsPage.svelte'), 'directory'),
  organization: office(() => import('../directory/OrganizationPage.svelte'), 'directory', 'planner'),

  imports: office(() => import('../imports/ImportsPage.svelte'), 'imports')
};
