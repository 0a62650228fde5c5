import type { Kysely } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { readSetting } from '../settings/setting.ts';
import type { SignInMethod } from '../store/tables/people.ts';
import type { Tables } from '../store/tables.ts';
import { attemptKey, knownDeviceLimit, forgetAttempts, takeAttempt } from './attempts.ts';
import type { HashError, PasswordHasher } from './password-hash.ts';
import { passwordFault, passwordSetting } from './password-rules.ts';
import type { PasswordFault } from './password-rules.ts';
import type { Principal } from './principal.ts';
import { rotateSessionsOf } from './session-record.ts';

export interface PasswordChange {
  readonly who: Principal;
  readonly session: { readonly id: string; readonly method: SignInMethod };
  /** Null is enough for somebody who came by a link, which is how a forgotten password is replaced. */
  readonly current: string | null;
  readonly password: string;
  readonly now: number;
}

export type PasswordChangeError =
  | { readonly code: 'session/password' | 'session/method' | 'session/email' | HashError | PasswordFault }
  | { readonly code: 'session/wait'; readonly seconds: number };

/** Sets one's own password and ends one's other sessions. */
export async function changePassword(
  db: Kysely<Tables>,
  hasher: PasswordHasher,
  change: PasswordChange,
): Promise<Result<null, PasswordChangeError>> {
  const { who, session } = change;
  const org = who.organisation.id;
  const rules = await readSetting(db, org, passwordSetting);
  if (!rules.enabled) return fail({ code: 'session/method' });
  const user = await db
    .selectFrom('users')
    .select(['email', 'password'])
    .where('org_id', '=', org)
    .where('id', '=', who.id)
    .executeTakeFirstOrThrow();
  if (user.email === null) return fail({ code: 'session/email' });
  if (session.method !== 'link') {
    const proven = await proveCurrent(db, hasher, change, user.password);
    if (!proven.ok) return proven;
  }
  const fault = passwordFault(change.password, rules.minLength, [
    user.email,
    who.name,
    who.organisation.name,
  ]);
  if (fault !== null) return fail({ code: fault });
  const hash = await hasher.hash(change.password);
  if (!hash.ok) return fail({ code: hash.error });
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('users')
      .set({ password: hash.value })
      .where('org_id', '=', org)
      .where('id', '=', who.id)
      .execute();
    await trx.deleteFrom('sessions').where('user_id', '=', who.id).where('id', '!=', session.id).execute();
    await rotateSessionsOf(trx, who.id);
    await audit(trx, { org, actor: who.actor, action: 'user.password', target: who.actor });
  });
  return ok(null);
}

async function proveCurrent(
  db: Kysely<Tables>,
  hasher: PasswordHasher,
  { who, session, current, now }: PasswordChange,
  stored: string | null,
): Promise<Result<null, PasswordChangeError>> {
  const org = who.organisation.id;
  const key = attemptKey('change', session.id);
  const seconds = await takeAttempt(db, org, key, knownDeviceLimit, now);
  if (seconds > 0) return fail({ code: 'session/wait', seconds });
  const right = await hasher.verify(current ?? '', stored);
  if (!right.ok) return fail({ code: right.error });
  if (!right.value) return fail({ code: 'session/password' });
  await forgetAttempts(db, org, key);
  return ok(null);
}
