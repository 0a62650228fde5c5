import { incidentsToOutbox } from '../integrations/outbox.ts';

const dayTotals = 'day, platform, action, outcome, severity';
const ruleTotals = 'day, pack, rule, action, outcome';
const rollupDays = `${dayTotals}, group_name`;
const accountDays = 'day, platform, account, action, outcome, group_name';
const reasonDays = 'day, pack, rule, reason, group_name';
/** Of rows of \`incidents\`: what else rollups count by. A reason is a choice of the rule; '' = own words alone. */
export const readFromBody = `body->'alsoMatched' AS also_matched, coalesce(body#>>'{egress,account,kind}', 'unknown') AS account,
      CASE WHEN outcome <> 'cancelled' THEN coalesce(body#>>'{reason,choice}', left(body#>>'{reason,text}', 0)) END AS reason`;

/** In the order of the keys, so that two servers never wait for each other in a circle. */
const addTo = (table: string, keys: string, which = 'true', from = 'counted'): string => `
    INSERT INTO ${table} (org_id, slot, ${keys}, count)
    SELECT $1, $2::smallint, ${keys}, sum(n) FROM ${from} WHERE ${which} GROUP BY ${keys} HAVING sum(n) <> 0 ORDER BY ${keys}
    ON CONFLICT (org_id, ${keys}, slot) DO UPDATE SET count = ${table}.count + excluded.count`;

/**
 * Adds the rows of a CTE `counted` (every rollup's columns, and `n`: 1 or -1) to the rollups, by group and without. $1 is
 * the organisation, $2 this server's slot.
 */
export const addToRollups = `
  to_days AS (${addTo('rollup_days', rollupDays)}),
  to_rules AS (${addTo('rollup_rules', `${ruleTotals}, group_name`)}),
  to_day_totals AS (${addTo('rollup_day_totals', dayTotals)}),
  to_rule_totals AS (${addTo('rollup_rule_totals', ruleTotals)}),
  to_accounts AS (${addTo('rollup_accounts', accountDays)}),
  to_reasons AS (${addTo('rollup_reasons', reasonDays, 'reason IS NOT NULL')}),
  simulated AS (
    SELECT day, pack, rule, group_name, n FROM counted WHERE action = 'allow'
    UNION ALL
    SELECT day, x->>'pack', x->>'rule', group_name, n
    FROM counted, jsonb_array_elements(coalesce(also_matched, '[]')) x WHERE x->>'mode' = 'simulate'
  ),
  to_simulated AS (${addTo('rollup_simulated', 'day, pack, rule, group_name', 'true', 'simulated')})`;

/**
 * One statement, so one commit: nonces of devices that are not revoked are spent, only batches whose nonce was fresh are
 * stored, and only what was really stored is counted. An incident that is there already is left as it is, but for one
 * correction: "cancelled" may turn out to have been sent after all (the page was left in the moment of the decision).
 * The same incident twice in one statement is stored once, as decided. The devices are locked, in the order of their
 * ids, so that none stores anything once its person's erasure has begun to delete. $3 proofs, $4 incidents.
 */
export const ingestStatement = `
  WITH proofs AS (
    SELECT * FROM json_to_recordset($3::json) AS b(device uuid, nonce text, expires timestamptz)
  ), known AS (
    SELECT id FROM devices WHERE org_id = $1 AND id IN (SELECT device FROM proofs) AND revoked_at IS NULL
    ORDER BY id FOR KEY SHARE
  ), fresh AS (
    INSERT INTO nonces (org_id, key_id, nonce, expires_at)
    SELECT $1, b.device::text, b.nonce, b.expires FROM proofs b JOIN known ON known.id = b.device
    ON CONFLICT DO NOTHING RETURNING key_id, nonce
  ), stored AS (
    INSERT INTO incidents (org_id, device_id, day, id, at, platform, channel, action, outcome, severity, pack, rule,
      body, group_name, words)
    SELECT DISTINCT ON (i.device, i.day, i.id) $1::uuid, i.device, i.day, i.id, i.at, i.platform, i.channel, i.action, i.outcome, i.severity, i.pack, i.rule,
      i.body, d.group_name, to_tsvector('simple', concat_ws(' ', i.words, t.words))
    FROM jsonb_to_recordset($4::jsonb) AS i(device uuid, nonce text, day date, id uuid, at timestamptz, platform text,
      channel text, action text, outcome text, severity text, pack text, rule text, words text, body jsonb)
    JOIN fresh f ON f.key_id = i.device::text AND f.nonce = i.nonce
    JOIN devices d ON d.org_id = $1 AND d.id = i.device
    LEFT JOIN rule_titles t ON t.org_id = $1 AND t.pack = i.pack AND t.rule = i.rule
    ORDER BY i.device, i.day, i.id, i.outcome = 'cancelled'
    ON CONFLICT (org_id, device_id, day, id) DO UPDATE
      SET outcome = excluded.outcome, body = excluded.body, revision = incidents.revision + 1,
        words = coalesce(incidents.words, ''::tsvector) || excluded.words
      WHERE incidents.outcome = 'cancelled' AND excluded.outcome IN ('sent', 'overridden', 'redacted')
        AND (incidents.at, incidents.platform, incidents.action, incidents.severity, incidents.pack, incidents.rule)
          = (excluded.at, excluded.platform, excluded.action, excluded.severity, excluded.pack, excluded.rule)
        AND incidents.body#>>'{egress,account,kind}' = excluded.body#>>'{egress,account,kind}'
        AND incidents.body->'alsoMatched' = excluded.body->'alsoMatched'
    RETURNING device_id, id, day, platform, action, outcome, severity, pack, rule, group_name, revision,
      ${readFromBody}
  ), counted AS (
    SELECT ${rollupDays}, pack, rule, account, also_matched, reason, 1 AS n FROM stored WHERE group_name IS NOT NULL
    UNION ALL
    SELECT day, platform, action, 'cancelled', severity, group_name, pack, rule, account, also_matched, NULL, -1
    FROM stored WHERE revision > 0 AND group_name IS NOT NULL
  ), ${addToRollups}, ${incidentsToOutbox}
  SELECT key_id || ' ' || nonce AS proof FROM fresh`;
