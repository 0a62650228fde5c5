import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { incidentDay } from '../../lib/core/incident/incident.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Proven } from '../devices/proof.ts';
import { storableJson } from '../store/storable.ts';
import { ingestStatement } from './ingest-statement.ts';
import { wordsOf } from './words.ts';

/** What one request wants stored: its proof's nonce is spent in the same statement. */
export interface SignedBatch {
  readonly proven: Proven;
  readonly incidents: readonly Incident[];
}

/** Which of a counter's rows this process writes: servers seldom share one, and are right when they do. */
export const rollupSlot = randomInt(16);

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
    incidents.map((incident) => rowOf(proven, incident)),
  );
  const result = await pool.query<{ proof: string }>({
    name: 'store-incidents',
    text: ingestStatement,
    values: [organisation, rollupSlot, JSON.stringify(proofs), storableJson(rows)],
  });
  return new Set(result.rows.map(({ proof }) => proof));
}

function rowOf({ device, nonce }: Proven, incident: Incident) {
  return {
    device,
    nonce,
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
    words: wordsOf(incident),
    body: incident,
  };
}
