import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { organisationLocks } from '../store/locks.ts';
import type { Tables } from '../store/tables.ts';

/**
 * First in a transaction that deletes what a hold would keep. Until it ends no hold is made, so what a statement after
 * this one sees of them is all there is: a hold that was answered with "made" keeps what was there then.
 */
export async function blockHolds(trx: Transaction<Tables>, org: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${organisationLocks.holds}, hashtext(${org}))`.execute(trx);
}

/** First in a transaction that makes a hold: deletions under way end before, and others begin after it. */
export async function blockDeletions(trx: Transaction<Tables>, org: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${organisationLocks.holds}, hashtext(${org}))`.execute(trx);
}
