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
import { blockHolds } from '../incidents/hold-lock.ts';
import { isHeld } from '../incidents/holds.ts';
import { holdPeople } from '../people/last-administrator.ts';
import { currentOnlineKey } from '../policy/online-keys.ts';
import type { Tables } from '../store/tables.ts';
import { seenPerson } from './seen.ts';
import { counted, isAbout, shred } from './shred.ts';
import type { Traces } from './shred.ts';

/**
 * Deletes what is kept about one person, in one transaction: incidents with their history, counters of their devices, the
 * devices' link to them (they are revoked), and at last the pseudonym's row: what the audit says of the pseudonym then
 * points to nobody. Sums that name nobody stay. A legal hold keeps its incidents, and with them the person and counters.
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
    // Before everything else: an import of groups locks people, then their devices.
    await holdPeople(trx, org);
    await blockHolds(trx, org);
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
    const traces: Traces = { org, person, devices: devices.map(({ id }) => id) };
    const erased = [...(await eraseIncidents(trx, traces))];
    const held = await countHeld(trx, traces);
    const complete = held === 0 && !(await isOnHold(trx, traces));
    const shredded = complete ? await shred(trx, traces, now) : null;
    // While the devices go on, they tell the day's sum anew: without what they told before it would count twice.
    if (shredded !== null) erased.push(await eraseCounters(trx, traces), ...shredded.erased);
    const id = randomUUID();
    const at = new Date(now).toISOString();
    const head = { organisation: org, issuedAt: at, id, pseudonym };
    const proof = await signStatement('erasure', { ...head, erased, held, complete }, key);
    await trx
      .insertInto('erasures')
      .values({ org_id: org, id, at, actor: who.actor, pseudonym, proof })
      .execute();
    // What people wrote as their reasons may say who it is.
    for (const target of shredded === null ? [] : [pseudonym, ...shredded.holds])
      await eraseNotes(trx, { org, actor: who.actor, target });
    const rows = erased.reduce((sum, { count }) => sum + count, 0);
    await audit(trx, {
      ...{ org, actor: who.actor, action: 'person.erase', target: pseudonym },
      ...{ detail: `rows=${String(rows)} held=${String(held)}`, note: reason },
    });
    return ok({ id, at, by: who.actor, pseudonym, proof, erased, held, complete });
  });
}

type Trx = Transaction<Tables>;

async function eraseIncidents(trx: Trx, { org, devices }: Traces): Promise<ErasedRows[]> {
  // In the order in which a change of many locks them (incidents/changes.ts), so that neither waits in a circle.
  const incidents = await counted(
    'incidents',
    sql`WITH due AS (
        SELECT device_id, day, id FROM incidents WHERE org_id = ${org} AND device_id = ANY(${[...devices]}::uuid[])
          AND NOT ${isHeld('incidents')} ORDER BY device_id, day, id FOR UPDATE)
      DELETE FROM incidents i USING due WHERE i.org_id = ${org} AND i.device_id = due.device_id AND i.day = due.day
        AND i.id = due.id RETURNING i.day`,
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

function eraseCounters(trx: Trx, { org, devices }: Traces): Promise<ErasedRows> {
  return counted(
    'clean_sends',
    sql`DELETE FROM clean_sends WHERE org_id = ${org} AND device_id = ANY(${[...devices]}::uuid[]) RETURNING day`,
    trx,
  );
}

async function countHeld(trx: Trx, { org, devices }: Traces): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM incidents
    WHERE org_id = ${org} AND device_id = ANY(${[...devices]}::uuid[])`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** Also on what they have nothing in yet: the devices would lose whose they are. */
async function isOnHold(trx: Trx, traces: Traces): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM legal_holds WHERE org_id = ${traces.org} AND released_at IS NULL AND ${isAbout(traces)}
    LIMIT 1`.execute(trx);
  return rows.length > 0;
}
