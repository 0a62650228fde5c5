import { enrol } from '../devices/enrol.ts';
import { createEnrolmentCode } from '../devices/enrolment-codes.ts';
import { recordHeartbeat } from '../devices/heartbeat.ts';
import { revokeDevice } from '../devices/revoke.ts';
import { openRollout, seatsOf } from '../policy/rollout.ts';
import { readHead } from '../policy/versions.ts';
import { readEnrolmentCode } from '../../lib/seal/enrolment-code.ts';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import { signRequest } from '../../lib/seal/request.ts';
import { planFleet } from './fleet.ts';
import type { PlannedDevice } from './fleet.ts';
import { dayMs, weekMs } from './weeks.ts';
import { must, principalOf } from './world.ts';
import type { Act, World } from './world.ts';

const server = 'http://127.0.0.1:8787';
const hourMs = 3_600_000;

/** Codes, enrolments and what devices last said; each device proves its key as a browser's does. */
export function deviceActs(world: World): readonly Act[] {
  const { start, now: end, people, seed } = world;
  const fleet = planFleet(people, start, end, seed);
  const ids = new Map<PlannedDevice, string>();
  let token = '';
  // A code lives for weeks only: there is a new one every other month.
  const codes = [0, 8, 16].map((week) => ({
    at: start + week * weekMs - 21 * hourMs,
    run: async (now: number) => {
      token = await newToken(world, now);
    },
  }));
  return [
    ...codes,
    ...fleet.map((device) => ({
      at: Math.max(device.enrolsAt, start - 20 * hourMs),
      run: async (now: number) => {
        ids.set(device, await enrolDevice(world, device, token, now));
      },
    })),
    ...fleet.flatMap((device) => {
      const { revokedAt } = device;
      return revokedAt === null
        ? []
        : [{ at: revokedAt + hourMs, run: (now: number) => revoke(world, ids.get(device) ?? '', now) }];
    }),
    { at: end, run: () => speak(world, ids) },
  ];
}

async function newToken(world: World, now: number): Promise<string> {
  const { actor } = principalOf(world, 'maren');
  const request = { group: 'everyone', maxUses: 500, days: 60, actor, server, now };
  const { code } = await createEnrolmentCode(world.database.db, world.organisation, request);
  return must(readEnrolmentCode(code)).token;
}

async function enrolDevice(
  { database, organisation, devices }: World,
  { person, beat }: PlannedDevice,
  token: string,
  now: number,
): Promise<string> {
  const { keyId, privateKey, publicKey } = await generateDeviceKey();
  const request = { token, publicKey, person: person.name, client: beat.client };
  const body = new TextEncoder().encode(JSON.stringify(request));
  const sent = { method: 'POST', url: `${server}/v1/enrol`, body };
  const signed = await signRequest({ ...sent, key: privateKey, keyId, created: Math.floor(now / 1_000) });
  const answer = must(
    await enrol(database.db, organisation, { ...sent, headers: new Headers(signed) }, request, now),
  );
  if (!devices.has(person.name)) devices.set(person.name, answer.device);
  return answer.device;
}

async function revoke(world: World, device: string, now: number): Promise<void> {
  const { actor } = principalOf(world, 'maren');
  const by = { organisation: world.organisation.id, actor, groups: null, now };
  await revokeDevice(world.database.db, device, by);
}

/** Each device's last heartbeat. Those of the rollout have its version. */
async function speak(
  { database, organisation }: World,
  ids: ReadonlyMap<PlannedDevice, string>,
): Promise<void> {
  const { db } = database;
  const { active, staged } = await readHead(db);
  const rollout = await openRollout(db, organisation.id);
  const isStaged = rollout === null ? () => false : seatsOf(rollout);
  for (const [{ person, beat, behind, seenAt }, id] of ids) {
    const seat = { device: id, group: person.group };
    const newest = staged !== null && isStaged(seat) ? staged : active;
    await recordHeartbeat(db, organisation.id, id, { ...beat, policyVersion: newest - behind }, seenAt);
  }
}

/** So that a demonstration of last week is not silent: who was lively then, is now. */
export async function speakAgain(
  { db }: World['database'],
  organisation: string,
  now: number,
): Promise<void> {
  const newest = await db
    .selectFrom('devices')
    .select(({ fn }) => fn.max('last_seen_at').as('at'))
    .where('org_id', '=', organisation)
    .executeTakeFirst();
  const at = newest?.at ?? null;
  if (at === null || now - at.getTime() < hourMs) return;
  await db
    .updateTable('devices')
    .set({ last_seen_at: new Date(now) })
    .where('org_id', '=', organisation)
    .where('revoked_at', 'is', null)
    .where('last_seen_at', '>', new Date(at.getTime() - 3 * dayMs))
    .execute();
}
