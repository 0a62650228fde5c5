import { sql } from 'kysely';
import type { Database } from './database.ts';
import { monthsAhead } from './partitions.ts';
import type { Partitions } from './partitions.ts';

const dayMs = 86_400_000;

/**
 * Forgets what has expired by this server's clock and by the database's: nonces, sessions, sign-in links, wrong
 * attempts. Any server may do it at any time; one whose clock is ahead must not forget nonces that keep others from
 * taking a request twice.
 */
export async function forgetExpired({ db }: Database, org: string, now: number): Promise<void> {
  const before = (at: number) => sql<Date>`least(${new Date(at)}::timestamptz, now())`;
  await db.deleteFrom('nonces').where('org_id', '=', org).where('expires_at', '<', before(now)).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', before(now)).execute();
  await db
    .deleteFrom('sign_in_links')
    .where('expires_at', '<', before(now - dayMs))
    .execute();
  await db
    .deleteFrom('sign_in_attempts')
    .where('org_id', '=', org)
    .where('last_at', '<', before(now - dayMs))
    .execute();
}

/** Makes this month's partition and the next three: an insert then never waits for one. */
export async function preparePartitions(partitions: Partitions, now: number): Promise<void> {
  await partitions.ensure(monthsAhead(new Date(now), 3));
}
