import type { Kysely, Transaction } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Tables } from '../store/tables.ts';
import { hashToken, newSecretToken } from './secret-token.ts';
import { startSession } from './session.ts';
import type { Arrival, NewSession } from './session.ts';

export const linkLifetimeMs = 24 * 3_600_000;

/** A link's secret for the oldest administrator of all groups: shown at each start, valid once and for 24 hours. */
export async function createSignInLink(
  db: Kysely<Tables>,
  organisation: string,
  now: number,
): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', organisation)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy((eb) => eb('groups', 'is not', null))
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return createLinkFor(db, user.id, now);
}

/** A link's secret for one person. Stored hashed. */
export async function createLinkFor(db: Kysely<Tables>, user: string, now: number): Promise<string> {
  const link = newSecretToken();
  await db
    .insertInto('sign_in_links')
    .values({ hash: hashToken(link), user_id: user, expires_at: new Date(now + linkLifetimeMs) })
    .execute();
  return link;
}

/** Where a link leads: in the fragment, which no server ever sees. */
export const linkAddress = (publicUrl: string, link: string): string => `${publicUrl}/#/sign-in/${link}`;

/** Spends a link. */
export async function signInByLink(
  db: Kysely<Tables>,
  organisation: string,
  link: string,
  arrival: Arrival,
  now: number,
): Promise<Result<NewSession, 'session/link'>> {
  return db.transaction().execute(async (trx) => {
    const user = await spendLink(trx, organisation, link, now);
    if (user === null) return fail('session/link');
    return ok(await startSession(trx, organisation, user, 'link', arrival, now));
  });
}

async function spendLink(
  trx: Transaction<Tables>,
  org: string,
  link: string,
  now: number,
): Promise<string | null> {
  const spent = await trx
    .updateTable('sign_in_links')
    .set({ used_at: new Date(now) })
    .from('users')
    .whereRef('users.id', '=', 'sign_in_links.user_id')
    .where('users.org_id', '=', org)
    .where('users.disabled_at', 'is', null)
    .where('hash', '=', hashToken(link))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .returning('user_id')
    .executeTakeFirst();
  return spent?.user_id ?? null;
}
