import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** Groups that a device is in, or may come to be in by a code: their bundles are made when a policy is published. */
export async function knownGroups(
  db: Kysely<Tables> | Transaction<Tables>,
  organisation: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('devices')
    .select('group_name')
    .where('org_id', '=', organisation)
    .where('revoked_at', 'is', null)
    .union(db.selectFrom('enrolment_codes').select('group_name').where('org_id', '=', organisation))
    .execute();
  return rows.map(({ group_name }) => group_name).sort();
}
