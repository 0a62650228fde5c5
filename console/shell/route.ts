import {
  coverageAddress,
  parseCoverageRoute,
  parseDevicesRoute,
  type CoverageRoute,
} from '../coverage/route.ts';
import { incidentsAddress, parseIncidentsRoute, type IncidentsRoute } from '../incidents/route.ts';
import type { OverviewRoute } from '../overview/route.ts';
import { parseReportsRoute, reportsAddress, type ReportsRoute } from '../reports/route.ts';
import { parseSettingsRoute, settingsAddress, type SettingsRoute } from '../settings/route.ts';
import { parseRulesRoute, rulesAddress, type RulesRoute } from '../rules/route.ts';
import { hrefOfAddress, readAddress, type Address } from './address.ts';

/** Each area knows its own addresses (`<area>/route.ts`); here they come together. */
export type Route =
  | OverviewRoute
  | IncidentsRoute
  | RulesRoute
  | CoverageRoute
  | ReportsRoute
  | SettingsRoute
  | { readonly page: 'sign-in'; readonly link: string | null }
  | { readonly page: 'not-found' };

/** Where the console begins. */
export const start: Route = { page: 'overview' };

/** Reads `location.hash`. Anything that is not an address of ours is `not-found`, never an exception. */
export function parseRoute(hash: string): Route {
  const address = readAddress(hash);
  return (address === null ? null : parse(address.parts, address.query)) ?? { page: 'not-found' };
}

function parse([area, ...parts]: readonly string[], query: URLSearchParams): Route | null {
  switch (area) {
    case undefined:
      return start;
    case 'incidents':
      return parseIncidentsRoute(parts, query);
    case 'rules':
      return parseRulesRoute(parts, query);
    case 'coverage':
      return parseCoverageRoute(parts, query);
    case 'devices':
      return parseDevicesRoute(parts);
    case 'reports':
      return parseReportsRoute(parts, query);
    case 'settings':
      return parseSettingsRoute(parts);
    case 'sign-in':
      return parts.length <= 1 ? { page: 'sign-in', link: parts[0] ?? null } : null;
    default:
      return null;
  }
}

/** The address of a route, for `href`. */
export const hrefOf = (route: Route): string => hrefOfAddress(addressOf(route));

function addressOf(route: Route): Address {
  switch (route.page) {
    case 'overview':
      return { parts: [] };
    case 'reports':
    case 'monthly':
      return reportsAddress(route);
    case 'incidents':
      return incidentsAddress(route);
    case 'rules':
    case 'edit':
    case 'drafts':
    case 'draft':
    case 'proposal':
    case 'history':
    case 'packs':
      return rulesAddress(route);
    case 'coverage':
      return coverageAddress(route);
    case 'settings':
      return settingsAddress(route);
    case 'sign-in':
      return { parts: route.link === null ? ['sign-in'] : ['sign-in', route.link] };
    case 'not-found':
      return { parts: [] };
  }
  return route satisfies never;
}
