import type { IncidentKey } from '../api/client.ts';
import type { Address } from '../shell/address.ts';

export interface IncidentsRoute {
  readonly page: 'incidents';
  readonly incident: IncidentKey | null;
}

/** `parts`: what follows `incidents` in the address. */
export function parseIncidentsRoute(parts: readonly string[]): IncidentsRoute | null {
  const [day, device, id] = parts;
  if (day === undefined) return { page: 'incidents', incident: null };
  if (parts.length !== 3 || device === undefined || id === undefined) return null;
  return { page: 'incidents', incident: { day, device, id } };
}

export function incidentsAddress({ incident }: IncidentsRoute): Address {
  return {
    parts: ['incidents', ...(incident === null ? [] : [incident.day, incident.device, incident.id])],
  };
}
