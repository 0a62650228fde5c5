import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { AlertRecord } from '../../lib/core/api/coverage.ts';
import { storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';

/** An incident by its key; what it says is read when it is sent, so that what was erased meanwhile stays erased. */
export interface IncidentKey {
  readonly day: string;
  readonly device: string;
  readonly id: string;
}
/** What the outbox holds, by event. Incidents are put there by the ingest statement itself (`incidentsToOutbox`). */
export interface OutboxBodies {
  readonly incident: readonly IncidentKey[];
  readonly alert: { readonly change: 'raised' | 'cleared'; readonly alert: AlertRecord };
  readonly policy: {
    readonly version: number;
    readonly publishedBy: string;
    readonly message: string;
    /** For everybody, or for the devices of a rollout in stages. */
    readonly lane: 'all' | 'staged';
  };
  /** The audit chain's signed head. */
  readonly audit: {
    readonly seq: number;
    readonly hash: string;
    /** JWS by a signing key, and the manifest that lists it. */
    readonly head: string;
    readonly manifest: string;
  };
}
export type OutboxBody = OutboxBodies[keyof OutboxBodies];

export const outboxChannel = 'sluice_outbox';

/** Tells webhooks of an event, in the transaction that makes it: it is told if and only if it happened. */
export async function emit<E extends Exclude<keyof OutboxBodies, 'incident'>>(
  trx: Transaction<Tables>,
  org: string,
  event: E,
  body: OutboxBodies[E],
): Promise<void> {
  const written = await sql`
    INSERT INTO outbox (org_id, id, event, body)
    SELECT ${org}::uuid, ${randomUUID()}::uuid, ${event}, ${storableJson(body)}::jsonb
    WHERE ${isWanted(org, event)}`.execute(trx);
  if (Number(written.numAffectedRows ?? 0) > 0)
    await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(trx);
}

const isWanted = (org: string, event: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM webhooks AS w WHERE w.org_id = ${org} AND w.enabled AND w.events ? ${event})`;

/**
 * A part of the ingest statement: one row for all that a commit stored or corrected, if anybody wants to hear of it. Reads
 * the CTE `stored` (device_id, day, id); $1 is the organisation.
 */
export const incidentsToOutbox = `
  told AS (
    INSERT INTO outbox (org_id, id, event, body)
    SELECT $1, gen_random_uuid(), 'incident', jsonb_agg(jsonb_build_object('day', day, 'device', device_id, 'id', id))
    FROM stored
    WHERE EXISTS (SELECT 1 FROM webhooks AS w WHERE w.org_id = $1 AND w.enabled AND w.events ? 'incident')
    HAVING count(*) > 0
  )`;
