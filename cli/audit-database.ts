import pg from 'pg';
import * as v from 'valibot';
import { auditLinkSchema } from '../lib/core/audit/entry-schema.ts';
import type { AuditVerifier } from '../lib/core/audit/verify.ts';
import { UsageError } from './io.ts';

const rowSchema = v.object({
  ...auditLinkSchema.entries,
  salt: v.nullable(v.string()),
  text: v.nullable(v.string()),
});
const atOnce = 1_000;
const bigintOid = 20;

/** Reads the trail where it is kept, notes included. One snapshot: what is written meanwhile does not disturb. */
export async function takeFromDatabase(
  url: string,
  verifier: AuditVerifier,
): Promise<{ readonly org: string | null }> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(bigintOid, Number);
  const client = new pg.Client({ connectionString: url, types });
  client.on('error', () => undefined); // the query that was under way says it
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ org: string }>('SELECT id AS org FROM organisation');
    const org = rows[0]?.org ?? null;
    if (org !== null) await takeRows(client, org, verifier);
    return { org };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // The driver's words can quote the connection string.
    throw new UsageError('The database in DATABASE_URL cannot be read.');
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function takeRows(client: pg.Client, org: string, verifier: AuditVerifier): Promise<void> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT a.org_id AS org, a.seq, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, a.actor,
        a.action, a.target, a.detail, a.note_hash AS "noteHash", a.previous, a.hash, n.salt, n.text
      FROM audit a LEFT JOIN audit_notes n ON n.org_id = a.org_id AND n.seq = a.seq
      WHERE a.org_id = $1 AND a.seq > $2 ORDER BY a.seq LIMIT $3`,
      [org, after, atOnce],
    );
    for (const row of rows) {
      const parsed = v.safeParse(rowSchema, row);
      if (!parsed.success) throw new UsageError('An entry in the database lacks its hashes.');
      const { salt, text, ...entry } = parsed.output;
      verifier.take(entry, salt === null || text === null ? null : { salt, text });
      after = entry.seq;
    }
    if (rows.length < atOnce) break;
  }
  const unlinked = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM audit WHERE org_id = $1 AND seq IS NULL',
    [org],
  );
  for (let left = unlinked.rows[0]?.count ?? 0; left > 0; left -= 1) verifier.takeUnlinked();
}
