import { expect } from 'vitest';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { until } from '../harness/until.ts';
import type { Person } from './person.ts';
import { forbidden } from './policy.ts';
import type { Stage } from './run.ts';

/** The incident of a forbidden text that is typed and sent where `open` has led. */
export async function incidentWhere(
  stage: Stage,
  open: (person: Person) => Promise<void>,
): Promise<Incident> {
  const known = new Set((await stage.recentIncidents()).map(({ incident }) => incident.id));
  const person = await stage.person();
  await open(person);
  await person.type(forbidden(800).text);
  await person.press('Enter');
  await person.dialog();
  expect(await person.sent()).toEqual([]);
  await person.close();
  const found = await until('the incident', async () =>
    (await stage.recentIncidents()).find(({ incident }) => !known.has(incident.id)),
  );
  return found.incident;
}
