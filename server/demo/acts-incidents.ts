import { sql } from 'kysely';
import type { Feedback } from '../../lib/core/api/disputes.ts';
import { recordDispute } from '../incidents/disputes.ts';
import { recordFeedback } from '../incidents/feedback.ts';
import { storeBatches } from '../incidents/store-incidents.ts';
import { countRepeats } from '../reports/coaching.ts';
import { createPartitions } from '../store/partitions.ts';
import { groupBy } from './group-by.ts';
import { planIncidents } from './incidents.ts';
import type { Planned } from './incidents.ts';
import { linkUrl, publishedAt } from './policy-story.ts';
import { stories } from './stories.ts';
import { createRandom, type Random } from './random.ts';
import { dayMs, linkWeek, weekMs, weeks } from './weeks.ts';
import type { Act, World } from './world.ts';

/** An incident that is stored. */
export interface Stored extends Planned {
  readonly device: string;
  readonly day: string;
}

const ownWords: readonly [string, ...string[]] = [
  'This is our own account number, it is on every invoice.',
  'The number is a booking reference, not a card.',
  'Customer asked for it in writing.',
  'That was test data from the training.',
  'The address is the hotel\u2019s, not a person\u2019s.',
  'This key was revoked last week.',
];

/** What people who have nothing better say would have helped. */
const wishes: readonly [string, ...string[]] = [
  'The partner portal for hotels',
  'the partner portal for hotels',
  'A file share that agents can open',
  'Sending with a password from our mailbox',
];

/** Each day's incidents in the evening, as devices hand them in, and what people say about them at once. */
export function incidentActs(
  world: World,
  stored: (incidents: readonly Stored[], evening: number) => void,
): readonly Act[] {
  const { start, now, seed, people, database } = world;
  const partitions = createPartitions(database.pool);
  const planned = planIncidents({ people, stories, start, now, seed, published: publishedAt(start) });
  const byDay = groupBy(planned, ({ at }) => Math.floor(at / dayMs));
  return [
    ...[...byDay].map(([day, incidents]) => {
      // The last of them must not be ahead of the clock.
      const evening = Math.min((day + 1) * dayMs - 1, now - 1_000);
      return {
        at: evening,
        run: async () => {
          const mine = ofDevices(incidents, world);
          await partitions.ensure(mine.map((one) => one.day));
          await store(world, mine);
          await dispute(world, mine);
          await tellTools(world, mine);
          stored(mine, evening);
        },
      };
    }),
    // What autovacuum would have done meanwhile: without figures the planner reads whole months for one incident.
    ...Array.from({ length: weeks / 2 }, (_, at) => ({
      at: start + (2 * at + 0.9) * weekMs,
      run: async () => {
        await sql`ANALYZE incidents, devices`.execute(database.db);
      },
    })),
    { at: now, run: () => afterwards(world) },
  ];
}

function ofDevices(incidents: readonly Planned[], { devices }: World): Stored[] {
  return incidents.flatMap((one) => {
    const device = devices.get(one.person.name);
    return device === undefined ? [] : [{ ...one, device, day: one.incident.at.slice(0, 10) }];
  });
}

async function store({ database, organisation, now }: World, incidents: readonly Stored[]): Promise<void> {
  const batches = [...groupBy(incidents, ({ device }) => device)].map(([device, mine]) => ({
    proven: { device, nonce: crypto.randomUUID(), nonceExpiresAt: new Date(now) },
    incidents: mine.map(({ incident }) => incident),
  }));
  if (batches.length > 0) await storeBatches(database.pool, organisation.id, batches);
}

async function dispute({ database, organisation, seed }: World, incidents: readonly Stored[]): Promise<void> {
  for (const { device, day, at, incident, disputed } of incidents) {
    if (!disputed) continue;
    const random = createRandom(seed + at);
    const text = random.chance(0.7) ? { text: random.pick(ownWords) } : {};
    const said = { day, id: incident.id, ...text };
    await recordDispute(database.db, organisation.id, device, said, at + random.int(1, 40) * 60_000);
  }
}

/** Which tools were opened from the question, and what people answer where there is none. */
async function tellTools(
  { database, organisation, seed, start }: World,
  incidents: readonly Stored[],
): Promise<void> {
  for (const { device, day, at, incident } of incidents) {
    const random = createRandom(seed + at + 1);
    const feedback = toolFeedback(day, incident, Math.floor((at - start) / weekMs), random);
    if (feedback !== null)
      await recordFeedback(database.db, organisation.id, device, feedback, at + random.int(5, 90) * 1_000);
  }
}

function toolFeedback(
  day: string,
  { id, rule, outcome }: Stored['incident'],
  week: number,
  random: Random,
): Feedback | null {
  const isHeeded = outcome === 'cancelled' && rule.rule === 'card-number-out' && week >= linkWeek;
  if (isHeeded && random.chance(0.6)) return { day, id, kind: 'suggestion', tool: linkUrl };
  if (rule.rule === 'many-people-out' && random.chance(0.08))
    return { day, id, kind: 'wish', text: random.pick(wishes) };
  return null;
}

/** Times of arrival, and the figures that the server makes once a day. */
async function afterwards({ database, organisation, start }: World): Promise<void> {
  const { db } = database;
  await sql`UPDATE incidents SET received_at = at + interval '3 seconds' WHERE org_id = ${organisation.id}`.execute(
    db,
  );
  await countRepeats(db, organisation.id, { now: start + 21 * dayMs, keptDays: 21 });
}
