// The present address, and moving to another without loading the application again.
import { routeOf, type Route } from './route';

class Navigation {
  route = $state<Route>(routeOf(location.pathname, location.search));

  constructor() {
    addEventListener('popstate', () => this.#read());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  go(path: string, how: 'push' | 'replace' = 'push') {
    if (how === 'push') history.pushState(null, '', path);
    else history.replaceState(null, '', path);
    this.#read();
    scrollTo(0, 0);
  }

  #read() {
    this.route = routeOf(location.pathname, location.search);
  }

  #follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const link = (event.target as Element).closest('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (routeOf(link.pathname).page === 'absent') return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}
export const navigation = new Navigation();
