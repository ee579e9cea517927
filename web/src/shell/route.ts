// Which page an address names. The server gives the application for every address that is not one of its own.

const patterns = {
  home: '/',
  'sign-in': '/sign-in',
  setup: '/setup',
  invitation: '/invitation',
  'password-reset': '/password-reset',
  // The address that the server writes for links to a restricted event.
  link: '/visit',
  agenda: '/e/{slug}',
  'agenda-session': '/e/{slug}/sessions/{id}',
  events: '/planner',
  'new-event': '/planner/new',
  series: '/series',
  'series-detail': '/series/{id}',
  planner: '/planner/{slug}',
  sessions: '/planner/{slug}/sessions',
  session: '/planner/{slug}/sessions/{id}',
  documents: '/planner/{slug}/documents',
  outcomes: '/planner/{slug}/outcomes',
  releases: '/planner/{slug}/releases',
  changes: '/planner/{slug}/changes',
  sharing: '/planner/{slug}/sharing',
  'event-settings': '/planner/{slug}/settings',
  people: '/people',
  person: '/people/{id}',
  organizations: '/organizations',
  organization: '/organizations/{id}',
  rooms: '/rooms',
  room: '/rooms/{id}',
  site: '/sites/{id}',
  vehicles: '/vehicles',
  vehicle: '/vehicles/{id}',
  equipment: '/equipment',
  'equipment-item': '/equipment/{id}',
  bookings: '/bookings',
  blockings: '/blockings',
  travel: '/travel',
  imports: '/imports',
  accounts: '/accounts',
  audit: '/audit',
  settings: '/settings',
  branding: '/settings/branding',
  'time-zones': '/settings/time-zones',
  'working-calendars': '/calendars',
  'working-calendar': '/calendars/{id}',
  account: '/account'
} as const;

export type PageName = keyof typeof patterns;
export interface Route {
  page: PageName | 'absent';
  parameters: Record<string, string>;
}

const parameter = { slug: '[a-z0-9]+(?:-[a-z0-9]+)*', id: '[A-Za-z0-9_-]{1,64}' };
const expressions = Object.entries(patterns).map(([page, pattern]) => ({
  page: page as PageName,
  // The fixed addresses stand before those with a parameter, so `/planner/new` is no event.
  fixed: !pattern.includes('{'),
  expression: new RegExp(
    `^${pattern.replace(/\{(slug|id)\}/g, (_, name: 'slug' | 'id') => `(?<${name}>${parameter[name]})`)}/?$`
  )
}));
expressions.sort((a, b) => Number(b.fixed) - Number(a.fixed));

export function routeOf(path: string): Route {
  for (const { page, expression } of expressions) {
    const found = expression.exec(path);
    if (found) return { page, parameters: { ...found.groups } };
  }
  return { page: 'absent', parameters: {} };
}

/** The address of a page. */
export function pathOf(page: PageName, parameters: Record<string, string> = {}): string {
  return patterns[page].replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name]));
}

/** Where to go after signing in; never to another site. */
export function ownPath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/planner';
}
