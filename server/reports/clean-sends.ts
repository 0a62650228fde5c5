import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { counterDays } from '../../lib/core/api/counters.ts';
import type { CleanSends } from '../../lib/core/api/counters.ts';
import { dayMs, dayText } from '../incidents/scope.ts';
import type { Tables } from '../store/tables.ts';

/** Below so many people a group's sends are not told: they would tell of single persons. */
export const minGroup = 5;

/** Takes a device's sums of its last days; the larger of two for the same day stands. Older or future days are ignored. */
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
  await sql`
    INSERT INTO clean_sends (org_id, device_id, day, platform, channel, account, group_name, count)
    SELECT d.org_id, d.id, c.day, c.platform, c.channel, c.account, d.group_name, c.count
    FROM json_to_recordset(${JSON.stringify([...rows.values()])}::json)
      AS c(day date, platform text, channel text, account text, count bigint)
    JOIN devices d ON d.org_id = ${org} AND d.id = ${device}
    ORDER BY c.day, c.platform, c.channel, c.account
    ON CONFLICT (org_id, device_id, day, platform, channel, account)
    DO UPDATE SET count = GREATEST(clean_sends.count, excluded.count)`.execute(db);
}

/** Sums up days that no device may report any more; who contributed what is then gone. Safe with several servers. */
export async function sumUpCleanSends(db: Kysely<Tables>, org: string, now: number): Promise<void> {
  const limit = dayText(now - (counterDays + 1) * dayMs);
  await sql`
    WITH gone AS (
      DELETE FROM clean_sends WHERE org_id = ${org} AND day < ${limit}::date
      RETURNING day, group_name, platform, channel, account, count)
    INSERT INTO clean_send_totals (org_id, day, group_name, platform, channel, account, count)
    SELECT ${org}::uuid, day, group_name, platform, channel, account, sum(count) FROM gone
    GROUP BY day, group_name, platform, channel, account ORDER BY day, group_name, platform, channel, account
    ON CONFLICT (org_id, day, group_name, platform, channel, account)
    DO UPDATE SET count = clean_send_totals.count + excluded.count`.execute(db);
}

/** Groups that are large enough for their sends to be told. People with several devices count once. */
export async function tellableGroups(
  db: Kysely<Tables>,
  org: string,
  groups: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT group_name AS name FROM devices
    WHERE org_id = ${org} AND ${groups === null ? sql`true` : sql`group_name = ANY(${[...groups]}::text[])`}
    GROUP BY group_name HAVING count(DISTINCT coalesce(person, id::text)) >= ${minGroup} ORDER BY 1`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
