import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import type { Tables } from '../store/tables.ts';
import { isLive } from './conditions.ts';
import type { Yardstick } from './conditions.ts';
import { inScope } from './figures.ts';
import type { CoverageScope } from './figures.ts';

/** Each device once by platform, as the worst of what it reports there. */
export async function devicesByPlatform(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
): Promise<CoverageAnswer['platforms']> {
  const { rows } = await sql<CoverageAnswer['platforms'][number]>`
    SELECT adapter.platform, devices.client->>'browser' AS browser,
      count(*) FILTER (WHERE NOT adapter.blind AND NOT adapter.degraded) AS ok,
      count(*) FILTER (WHERE adapter.degraded AND NOT adapter.blind) AS degraded,
      count(*) FILTER (WHERE adapter.blind) AS blind
    FROM devices CROSS JOIN LATERAL (
      SELECT one->>'platform' AS platform, bool_or(one->>'health' = 'degraded') AS degraded,
        bool_or(one->>'health' = 'blind') AS blind
      FROM jsonb_array_elements(devices.adapters) AS one GROUP BY 1) AS adapter
    WHERE ${inScope(scope)} AND ${isLive(yardstick)}
    GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 50`.execute(db);
  return rows;
}

/** What adapters do not find, and on how many devices. */
export async function missingParts(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
): Promise<CoverageAnswer['missing']> {
  const { rows } = await sql<CoverageAnswer['missing'][number]>`
    SELECT adapter->>'platform' AS platform, devices.client->>'browser' AS browser, part,
      count(DISTINCT devices.id) AS devices
    FROM devices CROSS JOIN LATERAL jsonb_array_elements(devices.adapters) AS adapter
      CROSS JOIN LATERAL jsonb_array_elements_text(adapter->'missing') AS part
    WHERE ${inScope(scope)} AND ${isLive(yardstick)}
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT 100`.execute(db);
  return rows;
}
