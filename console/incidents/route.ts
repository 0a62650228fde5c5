import type { IncidentKey } from '../api/client.ts';
import type { Address } from '../shell/address.ts';

export const groupings = ['rule', 'user', 'conversation'] as const;
export type Grouping = (typeof groupings)[number];

/** What is looked for: the part of an address behind `?`. What is absent is as by default. */
export interface IncidentsQuery {
  /** A search (lib/core/api/incident-search.ts); absent finds everything. */
  readonly q?: string | undefined;
  /** How far back, where the search has no `from:`; absent is 30. */
  readonly days?: number | undefined;
  /** One row for each of these, instead of one for each incident. */
  readonly by?: Grouping | undefined;
}

export interface IncidentsRoute extends IncidentsQuery {
  readonly page: 'incidents';
  readonly incident: IncidentKey | null;
}

export const maxDays = 400;

/** `parts`: what follows `incidents` in the address. */
export function parseIncidentsRoute(
  parts: readonly string[],
  query: URLSearchParams = new URLSearchParams(),
): IncidentsRoute | null {
  const [day, device, id] = parts;
  const looked = parseQuery(query);
  if (day === undefined) return { page: 'incidents', incident: null, ...looked };
  if (parts.length !== 3 || device === undefined || id === undefined) return null;
  return { page: 'incidents', incident: { day, device, id }, ...looked };
}

function parseQuery(query: URLSearchParams): IncidentsQuery {
  const q = query.get('q');
  const days = Number(query.get('days') ?? '');
  const by = groupings.find((each) => each === query.get('by'));
  return {
    ...(q !== null && q !== '' && { q }),
    ...(Number.isInteger(days) && days >= 1 && days <= maxDays && { days }),
    ...(by !== undefined && { by }),
  };
}

export function incidentsAddress({ incident, q, days, by }: IncidentsRoute): Address {
  return {
    parts: ['incidents', ...(incident === null ? [] : [incident.day, incident.device, incident.id])],
    query: { q: q === '' ? undefined : q, days: days === undefined ? undefined : String(days), by },
  };
}
