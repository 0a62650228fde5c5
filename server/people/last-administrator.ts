import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { organisationLocks } from '../store/locks.ts';
import type { Tables } from '../store/tables.ts';

/** Changes to people of one organisation, one after another: two administrators must not remove each other. */
export async function holdPeople(trx: Transaction<Tables>, org: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${organisationLocks.people}, hashtext(${org}))`.execute(trx);
}

/** Waits for whoever is changing people, and lets nobody begin to. Others may read at the same time. */
export async function readPeople(trx: Transaction<Tables>, org: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${organisationLocks.people}, hashtext(${org}))`.execute(trx);
}

/**
 * Whether there would be no administrator of the whole organisation without this person: whoever sees some groups only
 * may not say who sees what. Only worth something under `holdPeople`.
 */
export async function isLastAdministrator(
  trx: Transaction<Tables>,
  org: string,
  user: string,
): Promise<boolean> {
  const rows = await trx
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', org)
    .where('role', '=', 'administrator')
    .where('groups', 'is', null)
    .where('disabled_at', 'is', null)
    .limit(2)
    .execute();
  return rows.length === 1 && rows[0]?.id === user;
}
