import { signal, type ReadonlySignal } from '@preact/signals';
import { hrefOf, parseRoute, type Route } from './route.ts';

const current = signal<Route>(parseRoute(location.hash));

/** Where the person is; follows `location.hash`. */
export const route: ReadonlySignal<Route> = current;

/** Starts following the address bar until `signal` aborts. */
export function followAddress(signal: AbortSignal): void {
  addEventListener('hashchange', () => (current.value = parseRoute(location.hash)), { signal });
}

/** Goes to a route. `replace` leaves no entry in the history. */
export function goTo(to: Route, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', hrefOf(to));
  else history.replaceState(null, '', hrefOf(to));
  current.value = to;
}
