import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { counterDays } from '../../lib/core/api/counters.ts';
import type { CleanSends } from '../../lib/core/api/counters.ts';
import { dayMs, dayText } from '../incidents/scope.ts';
import type { Tables } from '../store/tables.ts';

/** Below so many people a group's sends are not told: they would tell of single persons. */
export const minGroup = 5;

/** Rows that a device may have at a time: a hundred times what anybody needs, for it words platforms freely. */
const maxRows = 2_000;

/**
 * Takes a device's sums of its last days; the larger of two for the same day stands. Older or future days are ignored,
 * and so is what is new when the device has too many rows.
 */
export async function recordCleanSends(
  db: Kysely<Tables>,
  org: string,
  device: string,
  reported: readonly CleanSends[],
  now: number,
): Promise<void> {
  const [oldest, newest] = [dayText(now - counterDays * dayMs), dayText(now + dayMs)];
  const rows = new Map(
    reported
      .filter(({ day, count }) => day >= oldest && day <= newest && count > 0)
      .map((row) => [`${row.day} ${row.platform} ${row.channel} ${row.account}`, row]),
  );
  if (rows.size === 0) return;
  await db.transaction().execute(async (trx) => {
    // One report of a device at a time: what it adds to the group's sum is the difference to what was there.
    const known = await sql`
      SELECT 1 FROM devices WHERE org_id = ${org} AND id = ${device} AND revoked_at IS NULL
      FOR NO KEY UPDATE`.execute(trx);
    if (known.rows.length === 0) return;
    await sql`
      WITH told AS (
        SELECT d.org_id, d.id AS device_id, c.day, c.platform, c.channel, c.account, d.group_name, c.count,
          c.count - coalesce(b.count, 0) AS more
        FROM json_to_recordset(${JSON.stringify([...rows.values()])}::json)
          AS c(day date, platform text, channel text, account text, count bigint)
        JOIN devices d ON d.org_id = ${org} AND d.id = ${device}
        LEFT JOIN clean_sends b ON b.org_id = d.org_id AND b.device_id = d.id AND b.day = c.day
          AND b.platform = c.platform AND b.channel = c.channel AND b.account = c.account
        WHERE b.count IS NOT NULL OR ${maxRows} > (
          SELECT count(*) FROM clean_sends r WHERE r.org_id = ${org} AND r.device_id = ${device})
      ), kept AS (
        INSERT INTO clean_sends (org_id, device_id, day, platform, channel, account, group_name, count)
        SELECT org_id, device_id, day, platform, channel, account, group_name, count FROM told WHERE more > 0
        ON CONFLICT (org_id, device_id, day, platform, channel, account) DO UPDATE SET count = excluded.count)
      INSERT INTO clean_send_totals (org_id, day, group_name, platform, channel, account, count)
      SELECT org_id, day, group_name, platform, channel, account, more FROM told WHERE more > 0
      ORDER BY day, group_name, platform, channel, account
      ON CONFLICT (org_id, day, group_name, platform, channel, account)
      DO UPDATE SET count = clean_send_totals.count + excluded.count`.execute(trx);
  });
}

/** Forgets who contributed what, of days that no device may report any more. Safe with several servers. */
export async function forgetContributions(db: Kysely<Tables>, org: string, now: number): Promise<void> {
  const limit = dayText(now - (counterDays + 1) * dayMs);
  await db.deleteFrom('clean_sends').where('org_id', '=', org).where('day', '<', limit).execute();
}

/** `told`: groups that are large enough for their sends to be told. `small`: all others that incidents are counted for. */
export interface GroupSizes {
  readonly told: readonly string[];
  readonly small: readonly string[];
}

const sizesForMs = 60_000;
const known = new WeakMap<Kysely<Tables>, { readonly at: number; readonly sizes: Promise<GroupSizes> }>();

/**
 * Which groups have five people and more who have a device; those with several count once, and devices of nobody are one
 * person's, for they may be. Looked up once a minute.
 */
export function groupSizes(db: Kysely<Tables>, org: string): Promise<GroupSizes> {
  const fresh = known.get(db);
  if (fresh !== undefined && performance.now() - fresh.at < sizesForMs) return fresh.sizes;
  const sizes = readSizes(db, org);
  known.set(db, { at: performance.now(), sizes });
  sizes.catch(() => known.delete(db));
  return sizes;
}

async function readSizes(db: Kysely<Tables>, org: string): Promise<GroupSizes> {
  const { rows } = await sql<{ name: string; told: boolean }>`
    SELECT group_name AS name,
      count(DISTINCT coalesce(person, '')) FILTER (WHERE revoked_at IS NULL) >= ${minGroup} AS told FROM devices
    WHERE org_id = ${org} GROUP BY group_name ORDER BY 1`.execute(db);
  const told = rows.filter((row) => row.told).map(({ name }) => name);
  // Also those of which no device is left, found name by name: there are many rows of each.
  const counted = await sql<{ name: string }>`
    WITH RECURSIVE names AS (
      (SELECT group_name AS name FROM rollup_days WHERE org_id = ${org} ORDER BY group_name LIMIT 1)
      UNION ALL
      SELECT (SELECT group_name FROM rollup_days WHERE org_id = ${org} AND group_name > names.name
        ORDER BY group_name LIMIT 1) FROM names WHERE names.name IS NOT NULL
    ) SELECT name FROM names WHERE name IS NOT NULL`.execute(db);
  return { told, small: counted.rows.map(({ name }) => name).filter((name) => !told.includes(name)) };
}
