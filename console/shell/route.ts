import type { IncidentKey } from '../api/client.ts';

export type Route =
  | { readonly page: 'incidents'; readonly incident: IncidentKey | null }
  | { readonly page: 'rules' }
  | { readonly page: 'edit'; readonly file: string | null; readonly line: number | null }
  | { readonly page: 'devices'; readonly adding: boolean }
  | { readonly page: 'sign-in'; readonly link: string | null }
  | { readonly page: 'not-found' };

/** Reads `location.hash`. Anything that is not an address of ours is `not-found`, never an exception. */
export function parseRoute(hash: string): Route {
  const parts = split(hash);
  if (parts === null) return { page: 'not-found' };
  const [page, a, b, c] = parts;
  switch (page) {
    case undefined:
      return { page: 'incidents', incident: null };
    case 'incidents':
      if (parts.length === 1) return { page: 'incidents', incident: null };
      if (parts.length !== 4 || a === undefined || b === undefined || c === undefined) break;
      return { page: 'incidents', incident: { day: a, device: b, id: c } };
    case 'rules':
      if (parts.length === 1) return { page: 'rules' };
      if (a !== 'edit' || parts.length > 4) break;
      return { page: 'edit', file: b ?? null, line: lineNumber(c) };
    case 'devices':
      if (parts.length === 1) return { page: 'devices', adding: false };
      if (a === 'add' && parts.length === 2) return { page: 'devices', adding: true };
      break;
    case 'sign-in':
      if (parts.length <= 2) return { page: 'sign-in', link: a ?? null };
      break;
  }
  return { page: 'not-found' };
}

/** The address of a route, for `href`. */
export function hrefOf(route: Route): string {
  const address = (...parts: readonly string[]) => `#/${parts.map(encodeURIComponent).join('/')}`;
  switch (route.page) {
    case 'incidents':
      return route.incident === null
        ? address('incidents')
        : address('incidents', route.incident.day, route.incident.device, route.incident.id);
    case 'rules':
      return address('rules');
    case 'edit':
      if (route.file === null) return address('rules', 'edit');
      return address('rules', 'edit', route.file, ...(route.line === null ? [] : [String(route.line)]));
    case 'devices':
      return route.adding ? address('devices', 'add') : address('devices');
    case 'sign-in':
      return route.link === null ? address('sign-in') : address('sign-in', route.link);
    case 'not-found':
      return address();
  }
  return route satisfies never;
}

function split(hash: string): readonly string[] | null {
  try {
    return hash
      .replace(/^#?\/?/, '')
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    return null; // a broken percent escape
  }
}

function lineNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
