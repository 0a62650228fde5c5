import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** What is worth remembering about who did what. No content: targets are ids, versions and group names. */
export type AuditAction =
  | 'installation.create'
  | 'session.create'
  | 'session.end'
  | 'policy.publish'
  | 'enrolment-code.create'
  | 'device.enrol'
  | 'device.revoke';

export interface AuditEntry {
  readonly org: string;
  /** `user:<id>`, `device:<id>` or `system`. */
  readonly actor: string;
  readonly action: AuditAction;
  readonly target: string;
}

/** Written in the caller's transaction: what was not recorded did not happen. */
export async function audit(db: Kysely<Tables> | Transaction<Tables>, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({ org_id: entry.org, actor: entry.actor, action: entry.action, target: entry.target })
    .execute();
}
