import type { Kysely } from 'kysely';
import { rolePermissions } from '../../lib/core/api/access.ts';
import type { Permission } from '../../lib/core/api/access.ts';
import type { Tables } from '../store/tables.ts';

/**
 * Whether whoever asked for something earlier (`user:<id>` or `token:<id>`, as the audit log names them) may still do it:
 * for what is carried out later, when nobody is asking. All of that is about the whole organisation, so whoever sees some
 * groups only may not.
 */
export async function actorMay(
  db: Kysely<Tables>,
  org: string,
  actor: string,
  permission: Permission,
  now: number,
): Promise<boolean> {
  const [kind, id = ''] = actor.split(':', 2);
  if (kind === 'user') return userMay(db, org, id, permission);
  if (kind !== 'token') return false;
  const token = await db
    .selectFrom('api_tokens')
    .select(['scopes', 'groups', 'created_by'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  // A token may do no more than who made it.
  if (token?.groups !== null || !token.scopes.includes(permission)) return false;
  return userMay(db, org, token.created_by, permission);
}

async function userMay(db: Kysely<Tables>, org: string, id: string, permission: Permission) {
  const user = await db
    .selectFrom('users')
    .select(['role', 'groups'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return user?.groups === null && rolePermissions[user.role].includes(permission);
}
