// Which page an address names. The server gives the application for these paths and no others.
export type Route =
  | { page: 'home' }
  | { page: 'sign-in'; next: string }
  | { page: 'events' }
  | { page: 'planner'; slug: string }
  | { page: 'agenda'; slug: string }
  | { page: 'absent' };

const slugged = /^\/(e|planner)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/;

export function routeOf(path: string, query = ''): Route {
  if (path === '/') return { page: 'home' };
  if (path === '/sign-in') return { page: 'sign-in', next: ownPath(new URLSearchParams(query).get('next')) };
  if (path === '/planner' || path === '/planner/') return { page: 'events' };
  const found = slugged.exec(path);
  if (!found) return { page: 'absent' };
  return { page: found[1] === 'e' ? 'agenda' : 'planner', slug: found[2] };
}

/** Where to go after signing in; never to another site. */
export function ownPath(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/planner';
}
