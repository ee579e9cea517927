// Every page but the public ones (public_pages.ts): its component, and the words it needs beside those of everyone.
import { office, type PageTable } from './page';

export const pages: PageTable = {
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

  planner: office(() => import('../planning/PlannerPage.svelte'), 'planner'),

  people: office(() => import('../directory/PeoplePage.svelte'), 'directory'),
  person: office(() => import('../directory/PersonPage.svelte'), 'directory', 'planner'),
  organizations: office(() => import('../directory/OrganizationsPage.svelte'), 'directory'),
  organization: office(() => import('../directory/OrganizationPage.svelte'), 'directory', 'planner'),

  imports: office(() => import('../imports/ImportsPage.svelte'), 'imports'),

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
  blockings: office(() => import('../resources/BlockingsPage.svelte'), 'resources'),

  accounts: office(() => import('../administration/AccountsPage.svelte'), 'administration'),
  audit: office(() => import('../administration/AuditPage.svelte'), 'administration'),
  settings: office(() => import('../administration/SettingsPage.svelte'), 'administration'),
  branding: office(() => import('../administration/BrandingPage.svelte'), 'administration'),
  // The clashes that another version makes speak the planner's words.
  'time-zones': office(() => import('../zones/ZoneDataPage.svelte'), 'administration', 'planner'),
  'working-calendars': office(() => import('../calendars/CalendarsPage.svelte'), 'administration'),
  // Its hours are written as those of rooms.
  'working-calendar': office(() => import('../calendars/CalendarPage.svelte'), 'administration', 'resources'),
  account: office(() => import('../administration/AccountPage.svelte'), 'administration')
};
