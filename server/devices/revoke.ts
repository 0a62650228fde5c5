import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Tables } from '../store/tables.ts';
import { announceRevocation } from './revocations.ts';

/** Who may revoke what: `groups` as in Principal. */
export interface Revoker {
  readonly organisation: string;
  readonly actor: string;
  readonly groups: readonly string[] | null;
  readonly now: number;
}

/**
 * Refuses a device from now on, its tokens and open streams too (server/devices/revocations.ts). False when there is no
 * such device among those that the caller may see. `device.leave`: its own person took it out.
 */
export async function revokeDevice(
  db: Kysely<Tables>,
  device: string,
  { organisation, actor, groups, now }: Revoker,
  action: 'device.revoke' | 'device.leave' = 'device.revoke',
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('devices')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', sql<Date>`${new Date(now)}::timestamptz`) }))
      .where('org_id', '=', organisation)
      .where('id', '=', device)
      .$if(groups !== null, (query) => query.where(sql<boolean>`group_name = ANY(${groups}::text[])`))
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) return false;
    await audit(trx, { org: organisation, actor, action, target: device });
    await announceRevocation.execute(trx);
    return true;
  });
}

/** Takes the uses that an enrolment code has left; devices that came by it stay. False when there is no such code. */
export async function revokeEnrolmentCode(
  db: Kysely<Tables>,
  code: string,
  { organisation, actor, groups, now }: Revoker,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('enrolment_codes')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', sql<Date>`${new Date(now)}::timestamptz`) }))
      .where('org_id', '=', organisation)
      .where('id', '=', code)
      .$if(groups !== null, (query) => query.where(sql<boolean>`group_name = ANY(${groups}::text[])`))
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) return false;
    await audit(trx, { org: organisation, actor, action: 'enrolment-code.revoke', target: code });
    return true;
  });
}
