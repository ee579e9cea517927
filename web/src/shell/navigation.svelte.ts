// The present address, and moving to another without loading the application again.
import { routeOf, type Route } from './route';

class Navigation {
  route = $state.raw<Route>(routeOf(location.pathname));
  query = $state.raw(new URLSearchParams(location.search));

  /** Whether the reader has come from another page of the application. */
  moved = false;

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

  /** Other parameters of the same page: a tab, a filter. They can be passed on, and going back does not visit each. */
  set(parameters: Record<string, string | undefined>) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(parameters)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, '', address);
    this.query = address.searchParams;
  }

  /** The same page from the beginning: what it shows is read anew. */
  readAgain() {
    this.route = { ...this.route };
  }

  #read() {
    const next = routeOf(location.pathname);
    const same = next.page === this.route.page && JSON.stringify(next) === JSON.stringify(this.route);
    if (!same) {
      this.moved = true;
      this.route = next;
    }
    this.query = new URLSearchParams(location.search);
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
