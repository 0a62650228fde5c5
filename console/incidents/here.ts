import type { IncidentKey } from '../api/client.ts';
import { goTo, route } from '../shell/navigation.ts';
import { hrefOf } from '../shell/route.ts';
import { standardDays } from './model.ts';
import type { IncidentsQuery, IncidentsRoute } from './route.ts';

/** What is looked for now, by the address. */
export function queryHere(): IncidentsQuery {
  const at = route.value;
  if (at.page !== 'incidents') return {};
  const { q, days, by } = at;
  return {
    ...(q !== undefined && { q }),
    ...(days !== undefined && { days }),
    ...(by !== undefined && { by }),
  };
}

/** Another incident, or none, within what is looked for. */
export const incidentHere = (incident: IncidentKey | null): IncidentsRoute => ({
  page: 'incidents',
  incident,
  ...queryHere(),
});

export const hrefOfIncident = (incident: IncidentKey | null): string => hrefOf(incidentHere(incident));

/** Looks for something else; the incident that was open is closed. What is undefined is as by default. */
export function lookFor(query: IncidentsQuery): void {
  goTo(lookingFor(query));
}
export const lookingFor = ({ q, days, by }: IncidentsQuery): IncidentsRoute => ({
  page: 'incidents',
  incident: null,
  q,
  days: days === standardDays ? undefined : days,
  by,
});
