import type { Kysely } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { readSetting } from '../settings/setting.ts';
import type { Tables } from '../store/tables.ts';
import {
  addressLimit,
  attemptKey,
  forgetAttempts,
  knownDeviceLimit,
  pairLimit,
  refundAttempt,
  takeAttempt,
} from './attempts.ts';
import { readKnownDevice } from './known-device.ts';
import type { HashError, PasswordHasher } from './password-hash.ts';
import { passwordSetting } from './password-rules.ts';
import { startSession } from './session.ts';
import type { Arrival, NewSession } from './session.ts';

export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  readonly arrival: Arrival;
  /** The address, or the block it belongs to. */
  readonly block: string;
  /** The mark of a known browser, as it came. */
  readonly mark: string | null;
}

export type PasswordSignInError =
  | { readonly code: 'session/password' | 'session/method' | HashError }
  | { readonly code: 'session/wait'; readonly seconds: number };

interface Context {
  readonly db: Kysely<Tables>;
  readonly org: string;
  readonly accessKey: string;
  readonly hasher: PasswordHasher;
  readonly now: number;
}

/** Signs in with e-mail address and password. An unknown account costs and says the same as a wrong password. */
export async function signInByPassword(
  context: Context,
  attempt: PasswordAttempt,
): Promise<Result<NewSession, PasswordSignInError>> {
  const { db, org, hasher, now } = context;
  if (!(await readSetting(db, org, passwordSetting)).enabled) return fail({ code: 'session/method' });
  const email = attempt.email.toLowerCase();
  const user = await db
    .selectFrom('users')
    .select(['id', 'password'])
    .where('org_id', '=', org)
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  const { from, limits } = limitsOf(context, attempt, email, user?.id ?? null);
  for (const { key, limit } of limits) {
    const seconds = await takeAttempt(db, org, key, limit, now);
    if (seconds > 0) return fail({ code: 'session/wait', seconds });
  }
  const right = await hasher.verify(attempt.password, user?.password ?? null, from);
  if (!right.ok) return fail({ code: right.error });
  if (!right.value || user === undefined) return fail({ code: 'session/password' });
  const session = await db
    .transaction()
    .execute((trx) => startSession(trx, org, user.id, 'password', attempt.arrival, now));
  for (const { key, shared } of limits)
    await (shared ? refundAttempt(db, org, key) : forgetAttempts(db, org, key));
  return ok(session);
}

/**
 * A known browser has a count of its own: nobody else can use it up. All others share one for the account and their
 * address, and one for the address: whoever guesses delays themselves, not the account.
 */
function limitsOf({ accessKey, now }: Context, attempt: PasswordAttempt, email: string, user: string | null) {
  const known =
    user === null || attempt.mark === null ? null : readKnownDevice(accessKey, attempt.mark, user, now);
  if (known !== null) {
    const limits = [{ key: attemptKey('known', known), limit: knownDeviceLimit, shared: false }];
    return { from: 'known' as const, limits };
  }
  const limits = [
    { key: attemptKey('address', attempt.block), limit: addressLimit, shared: true },
    { key: attemptKey('pair', email, attempt.block), limit: pairLimit, shared: false },
  ];
  return { from: 'anywhere' as const, limits };
}
