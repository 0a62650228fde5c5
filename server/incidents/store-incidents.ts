import type pg from 'pg';
import { incidentDay } from '../../lib/core/incident/incident.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Proven } from '../devices/proof.ts';
import { storableJson } from '../store/storable.ts';

/** What one request wants stored: its proof's nonce is spent in the same statement. */
export interface SignedBatch {
  readonly proven: Proven;
  readonly incidents: readonly Incident[];
}

/**
 * One statement, so one commit: nonces of devices that are not revoked are spent, and only the batches whose nonce was
 * fresh are inserted. An incident that is there already is left as it is.
 */
const statement = `
  WITH fresh AS (
    INSERT INTO nonces (org_id, key_id, nonce, expires_at)
    SELECT $1, b.device::text, b.nonce, b.expires
    FROM json_to_recordset($2::json) AS b(device uuid, nonce text, expires timestamptz)
    JOIN devices d ON d.org_id = $1 AND d.id = b.device AND d.revoked_at IS NULL
    ON CONFLICT DO NOTHING RETURNING key_id, nonce
  ), stored AS (
    INSERT INTO incidents (org_id, device_id, day, id, at, platform, channel, action, outcome, severity, pack, rule, body)
    SELECT $1, i.device, i.day, i.id, i.at, i.platform, i.channel, i.action, i.outcome, i.severity, i.pack, i.rule, i.body
    FROM json_to_recordset($3::json) AS i(device uuid, nonce text, day date, id uuid, at timestamptz, platform text,
      channel text, action text, outcome text, severity text, pack text, rule text, body jsonb)
    JOIN fresh f ON f.key_id = i.device::text AND f.nonce = i.nonce
    ON CONFLICT DO NOTHING
  )
  SELECT key_id || ' ' || nonce AS proof FROM fresh`;

export const proofKey = ({ device, nonce }: Proven): string => `${device} ${nonce}`;

/** Stores the batches, which must have different proofs; the value is the proofs that were fresh. */
export async function storeBatches(
  pool: pg.Pool,
  organisation: string,
  batches: readonly SignedBatch[],
): Promise<ReadonlySet<string>> {
  const proofs = batches.map(({ proven }) => ({
    device: proven.device,
    nonce: proven.nonce,
    expires: proven.nonceExpiresAt,
  }));
  const rows = batches.flatMap(({ proven, incidents }) =>
    incidents.map((incident) => ({
      device: proven.device,
      nonce: proven.nonce,
      day: incidentDay(incident),
      id: incident.id,
      at: incident.at,
      platform: incident.egress.platform,
      channel: incident.egress.channel,
      action: incident.action,
      outcome: incident.outcome,
      severity: incident.rule.severity,
      pack: incident.rule.pack,
      rule: incident.rule.rule,
      body: incident,
    })),
  );
  const result = await pool.query<{ proof: string }>({
    name: 'store-incidents',
    text: statement,
    values: [organisation, JSON.stringify(proofs), storableJson(rows)],
  });
  return new Set(result.rows.map(({ proof }) => proof));
}
