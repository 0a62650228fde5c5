import { makeIncident } from '../../server/testing/test-device.ts';
import type { Subject } from './subject.ts';

const chunk = 100_000;
const days = 180;

/** Stores that many incidents of 2,000 devices over half a year, counters included. The value is seconds. */
export async function fillIncidents({ db, organisation }: Subject, rows: number): Promise<number> {
  const began = performance.now();
  await db.query(
    `INSERT INTO devices (org_id, id, key_id, public_key, label, group_name, person, client, enrolled_at)
     SELECT $1, md5('d' || n)::uuid, 'bench-' || n, '{}', 'bench ' || n, 'group-' || n % 20, 'person-' || n,
       '{"version":"0.1.0","browser":"chromium","browserVersion":"148","os":"Linux"}', now()
     FROM generate_series(0, 1999) n ON CONFLICT DO NOTHING`,
    [organisation],
  );
  await makePartitions(db);
  const body = makeIncident({ excerpt: 'x'.repeat(120) });
  for (let from = 0; from < rows; from += chunk)
    await db.query(fill, [organisation, from, Math.min(rows, from + chunk) - 1, rows, JSON.stringify(body)]);
  await db.query(count('rollup_days', 'day, platform, action, outcome, severity, group_name'), [
    organisation,
  ]);
  await db.query(count('rollup_rules', 'day, pack, rule, action, outcome, group_name'), [organisation]);
  await db.query(count('rollup_day_totals', 'day, platform, action, outcome, severity'), [organisation]);
  await db.query(count('rollup_rule_totals', 'day, pack, rule, action, outcome'), [organisation]);
  await db.query('ANALYZE');
  return (performance.now() - began) / 1000;
}

async function makePartitions(db: Subject['db']): Promise<void> {
  for (let back = 0; back <= days + 31; back += 28) {
    const first = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 8) + '01';
    const name = `incidents_${first.slice(0, 7).replace('-', '_')}`;
    await db.query(
      `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF incidents
       FOR VALUES FROM ('${first}') TO ('${nextMonth(first)}')`,
    );
  }
}

function nextMonth(first: string): string {
  const date = new Date(`${first}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}

/**
 * Spread over time by row number, so that every chunk touches all partitions a little and order is by time. Words of some
 * 1,500 conversations and 100,000 masked values: with fewer than a hundred frequent words PostgreSQL takes any other for a
 * frequent one, and reads the newest incidents instead of its index of words.
 */
const fill = `
  INSERT INTO incidents (org_id, device_id, day, id, at, platform, channel, action, outcome, severity, pack, rule, body,
    group_name, words)
  SELECT $1, device, (at AT TIME ZONE 'UTC')::date, id, at, platform, 'message', action, outcome, severity, pack, rule,
    jsonb_set(jsonb_set($5::jsonb, '{id}', to_jsonb(id)), '{at}', to_jsonb(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
    'group-' || n % 20,
    to_tsvector('simple', pack || ' ' || rule || ' chat' || n % 71 * (n % 73) || ' value' || n % 99991
      || CASE WHEN n % 10 = 0 THEN ' decade' ELSE '' END
      || CASE WHEN n % 10000 = 0 THEN ' needle' ELSE '' END)
  FROM (
    SELECT n, md5('d' || n % 2000)::uuid AS device, md5('i' || n)::uuid AS id,
      date_trunc('milliseconds', now() - (n::float8 / $4 * ${days}) * interval '1 day') AS at,
      (ARRAY['whatsapp', 'messenger', 'telegram'])[1 + n % 3] AS platform,
      (ARRAY['warn', 'block', 'log', 'redact'])[1 + n % 4] AS action,
      (ARRAY['sent', 'blocked', 'cancelled', 'redacted'])[1 + n % 4] AS outcome,
      CASE WHEN n % 200 = 0 THEN 'critical' WHEN n % 10 = 0 THEN 'high' ELSE 'low' END AS severity,
      'pack-' || n % 5 AS pack, 'rule-' || n % 30 AS rule
    FROM generate_series($2::bigint, $3::bigint) n) made
  ON CONFLICT DO NOTHING`;

const count = (table: string, columns: string): string => `
  INSERT INTO ${table} (org_id, ${columns}, slot, count)
  SELECT org_id, ${columns}, 99, count(*) FROM incidents
  WHERE org_id = $1 AND pack LIKE 'pack-%' GROUP BY org_id, ${columns} ON CONFLICT DO NOTHING`;
