import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { ErasedRows, ErasureAnswer } from '../../lib/core/api/person-data.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { signStatement } from '../../lib/seal/statement.ts';
import { audit } from '../audit/audit.ts';
import { eraseNotes } from '../audit/erase-notes.ts';
import type { Principal } from '../auth/principal.ts';
import { announceRevocation } from '../devices/revocations.ts';
import { isHeld } from '../incidents/holds.ts';
import { currentOnlineKey } from '../policy/online-keys.ts';
import type { Tables } from '../store/tables.ts';
import { seenPerson } from './seen.ts';

/**
 * Deletes what is kept about one person, in one transaction: incidents with their history, counters of their devices, the
 * devices' link to them (they are revoked), and at last the pseudonym's row: what the audit says of the pseudonym then
 * points to nobody. Sums that name nobody stay. A legal hold keeps its incidents, and with them the person.
 */
export async function erasePerson(
  db: Kysely<Tables>,
  who: Principal,
  { pseudonym, reason }: { readonly pseudonym: string; readonly reason: string },
  now: number,
): Promise<Result<ErasureAnswer, 'request/not-found' | 'policy/no-signing-key'>> {
  const org = who.organisation.id;
  const key = await currentOnlineKey(db, now);
  if (key === null) return fail('policy/no-signing-key');
  return db.transaction().execute(async (trx) => {
    const person = await seenPerson(trx, who, pseudonym);
    if (person === null) return fail('request/not-found');
    const devices = await trx
      .selectFrom('devices')
      .select('id')
      .where('org_id', '=', org)
      .where('person', '=', person)
      .orderBy('id')
      .forUpdate()
      .execute();
    const ids = devices.map(({ id }) => id);
    const erased = [...(await eraseIncidents(trx, org, ids)), await eraseCounters(trx, org, ids)];
    const held = await countHeld(trx, org, ids);
    const complete = held === 0 && !(await isOnHold(trx, org, person));
    if (complete) erased.push(...(await shred(trx, org, person, now)));
    const id = randomUUID();
    const at = new Date(now).toISOString();
    const head = { organisation: org, issuedAt: at, id, pseudonym };
    const proof = await signStatement('erasure', { ...head, erased, held, complete }, key);
    await trx
      .insertInto('erasures')
      .values({ org_id: org, id, at, actor: who.actor, pseudonym, proof })
      .execute();
    // What people wrote as their reasons may say who it is.
    if (complete) await eraseNotes(trx, { org, actor: who.actor, target: pseudonym });
    const rows = erased.reduce((sum, { count }) => sum + count, 0);
    await audit(trx, {
      ...{ org, actor: who.actor, action: 'person.erase', target: pseudonym },
      ...{ detail: `rows=${String(rows)} held=${String(held)}`, note: reason },
    });
    return ok({ id, at, by: who.actor, pseudonym, proof, erased, held, complete });
  });
}

type Trx = Transaction<Tables>;

async function eraseIncidents(trx: Trx, org: string, devices: readonly string[]): Promise<ErasedRows[]> {
  const incidents = await counted(
    'incidents',
    sql`DELETE FROM incidents WHERE org_id = ${org} AND device_id = ANY(${[...devices]}::uuid[])
      AND NOT ${isHeld('incidents')} RETURNING day`,
    trx,
  );
  const events = await counted(
    'incident_events',
    sql`DELETE FROM incident_events e WHERE e.org_id = ${org} AND e.device_id = ANY(${[...devices]}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.org_id = e.org_id AND i.device_id = e.device_id
        AND i.day = e.day AND i.id = e.incident_id) RETURNING day`,
    trx,
  );
  return [incidents, events];
}

function eraseCounters(trx: Trx, org: string, devices: readonly string[]): Promise<ErasedRows> {
  return counted(
    'clean_sends',
    sql`DELETE FROM clean_sends WHERE org_id = ${org} AND device_id = ANY(${[...devices]}::uuid[]) RETURNING day`,
    trx,
  );
}

async function countHeld(trx: Trx, org: string, devices: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM incidents
    WHERE org_id = ${org} AND device_id = ANY(${[...devices]}::uuid[])`.execute(trx);
  return rows[0]?.n ?? 0;
}

async function isOnHold(trx: Trx, org: string, person: string): Promise<boolean> {
  const hold = await trx
    .selectFrom('legal_holds')
    .select('id')
    .where('org_id', '=', org)
    .where('kind', '=', 'person')
    .where('value', '=', person)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return hold !== undefined;
}

/** Every row that says who somebody is. A table that gains one belongs here. */
async function shred(trx: Trx, org: string, person: string, now: number): Promise<ErasedRows[]> {
  const devices = await counted(
    'devices',
    sql`UPDATE devices SET person = NULL, asset = NULL, installation = NULL,
        revoked_at = coalesce(revoked_at, ${new Date(now)}::timestamptz)
      WHERE org_id = ${org} AND person = ${person} RETURNING NULL::date AS day`,
    trx,
  );
  const holds = await counted(
    'legal_holds',
    sql`UPDATE legal_holds SET value = '' WHERE org_id = ${org} AND kind = 'person' AND value = ${person}
      AND released_at IS NOT NULL RETURNING NULL::date AS day`,
    trx,
  );
  const expected = await counted(
    'expected',
    sql`DELETE FROM expected WHERE org_id = ${org} AND kind = 'person' AND key = lower(${person})
      RETURNING NULL::date AS day`,
    trx,
  );
  const members = await counted(
    'group_members',
    sql`DELETE FROM group_members WHERE org_id = ${org} AND person = ${person} RETURNING NULL::date AS day`,
    trx,
  );
  const pseudonyms = await counted(
    'person_pseudonyms',
    sql`DELETE FROM person_pseudonyms WHERE org_id = ${org} AND person = ${person} RETURNING NULL::date AS day`,
    trx,
  );
  await announceRevocation.execute(trx);
  return [devices, holds, expected, members, pseudonyms];
}

async function counted(table: string, statement: ReturnType<typeof sql>, trx: Trx): Promise<ErasedRows> {
  const { rows } = await sql<ErasedRows>`
    WITH gone AS (${statement})
    SELECT count(*)::int AS count, min(day)::text AS "from", max(day)::text AS "to" FROM gone`.execute(trx);
  const [row] = rows;
  return { table, count: row?.count ?? 0, from: row?.from ?? null, to: row?.to ?? null };
}
