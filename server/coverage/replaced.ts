import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { readSetting } from '../settings/setting.ts';
import type { Tables } from '../store/tables.ts';
import { coverageSetting } from './settings.ts';

const hourMs = 3_600_000;

/**
 * A lost browser profile: the same person enrolled again after the old device was last heard of, with the same browser on
 * the same system, and the old one stays silent. It no longer counts as silent; a heartbeat of its own brings it back.
 */
export async function markReplaced(db: Kysely<Tables>, organisation: string, now: number): Promise<void> {
  const { replacedAfterHours } = await readSetting(db, organisation, coverageSetting);
  const since = new Date(now - replacedAfterHours * hourMs);
  await sql`
    UPDATE devices AS old SET replaced_by = pairs.newer, replaced_at = ${new Date(now)}::timestamptz
    FROM (
      SELECT DISTINCT ON (o.id) o.id, n.id AS newer
      FROM devices AS o JOIN devices AS n ON n.org_id = o.org_id AND lower(n.person) = lower(o.person)
        AND n.id <> o.id AND n.client->>'browser' = o.client->>'browser' AND n.client->>'os' = o.client->>'os'
        AND n.enrolled_at > coalesce(o.last_seen_at, o.enrolled_at)
      WHERE o.org_id = ${organisation} AND o.person IS NOT NULL
        AND o.revoked_at IS NULL AND o.replaced_at IS NULL AND n.revoked_at IS NULL AND n.replaced_at IS NULL
        AND coalesce(o.last_seen_at, o.enrolled_at) < ${since}::timestamptz
      ORDER BY o.id, n.enrolled_at DESC, n.id
    ) AS pairs
    WHERE old.org_id = ${organisation} AND old.id = pairs.id AND old.replaced_at IS NULL
      AND coalesce(old.last_seen_at, old.enrolled_at) < ${since}::timestamptz`.execute(db);
}
