import type { Kysely } from 'kysely';
import { rolePermissions } from '../../lib/core/api/access.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import type { Tables } from '../store/tables.ts';
import type { Principal } from './principal.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

const hourMs = 3_600_000;
export const linkLifetimeMs = 24 * hourMs;
export const sessionLifetimeMs = 12 * hourMs;

/** A sign-in link's secret for the first user, valid once and for 24 hours. Stored hashed. */
export async function createSignInLink(
  db: Kysely<Tables>,
  organisation: string,
  now: number,
): Promise<string> {
  const link = newSecretToken();
  const user = await db
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', organisation)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('sign_in_links')
    .values({ hash: hashToken(link), user_id: user.id, expires_at: new Date(now + linkLifetimeMs) })
    .execute();
  return link;
}

/** Spends a link; the value is the new session's secret. */
export async function signIn(
  db: Kysely<Tables>,
  organisation: string,
  link: string,
  now: number,
): Promise<Result<string, 'session/link'>> {
  return db.transaction().execute(async (trx) => {
    const spent = await trx
      .updateTable('sign_in_links')
      .set({ used_at: new Date(now) })
      .where('hash', '=', hashToken(link))
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date(now))
      .returning('user_id')
      .executeTakeFirst();
    if (spent === undefined) return fail('session/link');
    const session = newSecretToken();
    await trx
      .insertInto('sessions')
      .values({
        hash: hashToken(session),
        user_id: spent.user_id,
        expires_at: new Date(now + sessionLifetimeMs),
      })
      .execute();
    const user = `user:${spent.user_id}`;
    await audit(trx, { org: organisation, actor: user, action: 'session.create', target: user });
    return ok(session);
  });
}

/** Whose session this is; null when it is unknown or over. */
export async function readSession(
  db: Kysely<Tables>,
  session: string,
  now: number,
): Promise<Principal | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('organisation', 'organisation.id', 'users.org_id')
    .select(['users.id', 'users.name', 'users.role', 'users.groups'])
    .select(['organisation.id as orgId', 'organisation.name as orgName'])
    .where('sessions.hash', '=', hashToken(session))
    .where('sessions.expires_at', '>', new Date(now))
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    kind: 'user',
    id: row.id,
    name: row.name,
    role: row.role,
    permissions: new Set(rolePermissions[row.role]),
    groups: row.groups,
    organisation: { id: row.orgId, name: row.orgName },
    actor: `user:${row.id}`,
  };
}

export async function signOut(db: Kysely<Tables>, session: string, who: Principal): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sessions').where('hash', '=', hashToken(session)).execute();
    const { organisation, actor } = who;
    await audit(trx, { org: organisation.id, actor, action: 'session.end', target: actor });
  });
}
