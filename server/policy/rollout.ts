import type { Kysely, Transaction } from 'kysely';
import type { Rollout, RolloutStage } from '../../lib/core/api/policy.ts';
import type { Tables } from '../store/tables.ts';
import type { Seat } from './active-policy.ts';
import { readReach } from './console-view.ts';
import { readHead } from './versions.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A rollout as the server decides by it. */
export interface OpenRollout {
  /** The version that it began with. */
  readonly version: number;
  readonly stages: readonly RolloutStage[];
  readonly salt: string;
}

export async function openRollout(db: Db, organisation: string): Promise<OpenRollout | null> {
  const row = await db
    .selectFrom('policy_rollouts')
    .select(['version', 'stages', 'salt'])
    .where('org_id', '=', organisation)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row ?? null;
}

/** Who is given the version: whoever is in one of the stages. */
export function seatsOf({ stages, salt }: OpenRollout): (seat: Seat) => boolean {
  const parts = stages.map(({ groups, share }) => ({
    groups: groups === null ? null : new Set(groups),
    below: Math.round(share * 100),
  }));
  return ({ device, group }) =>
    parts.some(
      ({ groups, below }) => (groups === null || groups.has(group)) && bucketOf(salt, device) < below,
    );
}

/** 0 to 9,999, the same for a device as long as the salt is: FNV-1a with a last stir, for it is asked at every poll. */
export function bucketOf(salt: string, device: string): number {
  let hash = 0x811c9dc5;
  for (const text of [salt, device]) {
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000;
}

/** The rollout under way as the console shows it. */
export async function readRollout(db: Kysely<Tables>, organisation: string): Promise<Rollout | null> {
  const { active, staged } = await readHead(db);
  if (staged === null) return null;
  const row = await db
    .selectFrom('policy_rollouts')
    .select(['stages', 'started_at', 'started_by'])
    .where('org_id', '=', organisation)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    version: staged,
    activeVersion: active,
    stages: row.stages,
    startedAt: row.started_at.toISOString(),
    startedBy: row.started_by,
    reach: await readReach(db, organisation, staged),
  };
}
