import type { IncidentChange } from '../../lib/core/api/incidents.ts';
import { changeIncidents } from '../incidents/changes.ts';
import type { Stored } from './acts-incidents.ts';
import type { ConsoleKey } from './organisation.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { dayMs } from './weeks.ts';
import { must, principalOf } from './world.ts';
import type { World } from './world.ts';

const notes: readonly [string, ...string[]] = [
  'Spoke to the team lead. The hotel has no other way to get the list before arrival.',
  'Key revoked by the platform team, new one is in the vault.',
  'Customer was called back and given the payment link.',
  'Second time this week on the same route, see the earlier one.',
  'Test card of the training environment. Could be an exclusion.',
];
/** Days that wait: what came since is still to be worked on. */
const openDays = 9;

/**
 * What analysts make of a day's incidents some days later: the serious ones one by one, the rest in one go. The last days
 * are partly begun. Disputes are answered, but for the newest.
 */
export async function workOn(
  world: World,
  incidents: readonly Stored[],
  evening: number,
  now: number,
): Promise<void> {
  const random = createRandom(world.seed + Math.floor(evening / dayMs));
  const asked = incidents.filter(({ incident }) => incident.rule.mode === 'enforce');
  const isOld = world.now - evening > openDays * dayMs;
  const serious = asked.filter((one) => isSerious(one));
  for (const one of serious) {
    if (isOld) await change(world, [one], verdictOn(random), now, random);
    else if (random.chance(0.25)) await change(world, [one], { status: 'in-progress' }, now, random);
  }
  const rest = incidents.filter((one) => !one.disputed && !serious.includes(one));
  if (isOld) await change(world, rest, { resolution: 'accepted', addLabels: ['weekly-review'] }, now, random);
  for (const one of asked.filter(({ disputed }) => disputed)) {
    if (isOld || random.chance(0.3)) await change(world, [one], answerTo(one, random), now, random);
  }
}

const isSerious = ({ disputed, incident }: Stored): boolean =>
  !disputed &&
  (incident.rule.severity === 'critical' ||
    (incident.outcome === 'overridden' && hash(incident.id) % 25 === 0));

const hash = (id: string): number => Number.parseInt(id.slice(0, 6), 16);

function verdictOn(random: Random): IncidentChange {
  const resolution = random.weighted({ coached: 46, 'true-positive': 38, accepted: 10, 'false-positive': 6 });
  return {
    resolution,
    ...(random.chance(0.3) && { note: random.pick(notes) }),
    ...(resolution === 'coached' && random.chance(0.4) && { addLabels: ['talked'] }),
  };
}

function answerTo({ incident }: Stored, random: Random): IncidentChange {
  const agrees = random.chance(incident.rule.rule === 'iban-out' ? 0.46 : 0.3);
  return agrees
    ? {
        resolution: 'false-positive',
        answer: { verdict: 'agreed', text: 'You are right. We have noted it for the rule.' },
      }
    : {
        resolution: 'true-positive',
        answer: { verdict: 'declined', text: 'It is personal data all the same; please use the other way.' },
      };
}

async function change(
  world: World,
  incidents: readonly Stored[],
  wanted: IncidentChange,
  now: number,
  random: Random,
): Promise<void> {
  if (incidents.length === 0) return;
  const analyst = random.pick<ConsoleKey>(['tomasz', 'leila']);
  const who = principalOf(world, analyst);
  const keys = incidents.map(({ device, day, incident }) => ({ device, day, id: incident.id }));
  const isAlone = incidents.length === 1;
  const asked = { ...wanted, ...(isAlone && { assignee: who.id }) };
  must(await changeIncidents(world.database.db, who, { kind: 'keys', keys }, asked, now));
}
