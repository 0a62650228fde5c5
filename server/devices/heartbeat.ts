import type { Kysely } from 'kysely';
import type { Heartbeat } from '../../lib/core/api/device.ts';
import { storable, storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';

/** Records what a device says about itself: client, policy in force, queue, adapters. */
export async function recordHeartbeat(
  db: Kysely<Tables>,
  organisation: string,
  device: string,
  beat: Heartbeat,
  now: number,
): Promise<void> {
  await db
    .updateTable('devices')
    .set({
      client: storableJson(beat.client),
      policy_version: beat.policyVersion,
      queued: beat.queued,
      adapters: storableJson(beat.adapters),
      refused_policy: beat.refusedPolicy === null ? null : storable(beat.refusedPolicy),
      last_seen_at: new Date(now),
      // Whoever speaks up was not replaced after all.
      replaced_by: null,
      replaced_at: null,
      ...installationOf(beat),
    })
    .where('org_id', '=', organisation)
    .where('id', '=', device)
    // It may have waited for its person's erasure.
    .where('revoked_at', 'is', null)
    .execute();
}

/** A client that fell back to the first version's heartbeat, for another server's sake, takes nothing back. */
function installationOf({ installation }: Heartbeat) {
  if (installation === undefined) return {};
  const { asset } = installation;
  return { installation: storableJson(installation), asset: asset === null ? null : storable(asset) };
}

export async function recordSeen(
  db: Kysely<Tables>,
  organisation: string,
  device: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('devices')
    .set({ last_seen_at: new Date(now) })
    .where('org_id', '=', organisation)
    .where('id', '=', device)
    .execute();
}
