import type { Kysely, Selectable, Transaction } from 'kysely';
import { rolePermissions } from '../../lib/core/api/access.ts';
import { audit } from '../audit/audit.ts';
import { groupsSeen } from '../people/group-tree.ts';
import { readSetting } from '../settings/setting.ts';
import type { SignInMethod } from '../store/tables/people.ts';
import type { Tables } from '../store/tables.ts';
import type { Principal } from './principal.ts';
import { hashToken, newSecretToken } from './secret-token.ts';
import { sessionLimits } from './session-limits.ts';

const minuteMs = 60_000;
/** Requests under way while the secret is replaced still carry the old one. */
const rotationGraceMs = minuteMs;

/** Where a request comes from, as far as the server can tell. */
export interface Arrival {
  readonly address: string;
  /** What the browser calls itself. */
  readonly agent: string;
}

/** A fresh session; the value is its secret, stored hashed. Any session that came before is left alone. */
export async function startSession(
  trx: Transaction<Tables>,
  org: string,
  user: string,
  method: SignInMethod,
  { address, agent }: Arrival,
  now: number,
): Promise<NewSession> {
  const limits = await readSetting(trx, org, sessionLimits);
  const lifetimeMs = limits.absoluteHours * 60 * minuteMs;
  const at = new Date(now);
  const secret = newSecretToken();
  await trx
    .updateTable('users')
    .set({ signed_in_at: at })
    .where('org_id', '=', org)
    .where('id', '=', user)
    .execute();
  await trx
    .insertInto('sessions')
    .values({
      hash: hashToken(secret),
      user_id: user,
      method,
      created_at: at,
      seen_at: at,
      rotated_at: at,
      expires_at: new Date(now + lifetimeMs),
      agent,
      address,
    })
    .execute();
  const actor = `user:${user}`;
  await audit(trx, { org, actor, action: 'session.create', target: actor, detail: `method=${method}` });
  return { secret, lifetimeMs, user };
}

export interface NewSession {
  readonly secret: string;
  readonly lifetimeMs: number;
  readonly user: string;
}

export interface ReadSession {
  readonly who: Principal;
  readonly session: { readonly id: string; readonly method: SignInMethod };
  /** The secret's successor, which the browser must be given; null while the old one is good. */
  readonly renewed: { readonly secret: string; readonly lifetimeMs: number } | null;
}

/** Whose session this is; null when it is unknown, over, or its user was disabled. */
export async function readSession(
  db: Kysely<Tables>,
  secret: string,
  now: number,
): Promise<ReadSession | null> {
  const hash = hashToken(secret);
  const row = await findSession(db, hash);
  if (row === undefined) return null;
  const limits = await readSetting(db, row.orgId, sessionLimits);
  const expiresAt = Math.min(
    row.expires_at.getTime(),
    row.created_at.getTime() + limits.absoluteHours * 60 * minuteMs,
  );
  const seenAt = (row.seen_at ?? row.created_at).getTime();
  if (now >= expiresAt || now - seenAt >= limits.idleMinutes * minuteMs) return null;
  const isOld = row.hash !== hash;
  const isLate = isOld && now >= (row.previous_until?.getTime() ?? 0);
  if (isLate && row.secret_used) {
    await endStolen(db, row);
    return null;
  }
  const rotatedAt = (row.rotated_at ?? row.created_at).getTime();
  const isDue = isLate || (!isOld && now - rotatedAt >= limits.rotateMinutes * minuteMs);
  const fresh = isDue ? await rotate(db, row, hash, now) : null;
  const isFirstUse = !isOld && !row.secret_used;
  if (isFirstUse || now - seenAt >= minuteMs) {
    await db
      .updateTable('sessions')
      .set({ seen_at: new Date(now) })
      .$if(isFirstUse && fresh === null, (query) => query.set({ secret_used: true }).where('hash', '=', hash))
      .where('id', '=', row.session)
      .execute();
  }
  return {
    who: await principalOf(db, row),
    session: { id: row.session, method: row.method },
    renewed: fresh === null ? null : { secret: fresh, lifetimeMs: expiresAt - now },
  };
}

function findSession(db: Kysely<Tables>, hash: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('organisation', 'organisation.id', 'users.org_id')
    .selectAll('sessions')
    .select(['sessions.id as session', 'users.id as user', 'users.name', 'users.role', 'users.groups'])
    .select(['organisation.id as orgId', 'organisation.name as orgName'])
    .where((eb) => eb.or([eb('sessions.hash', '=', hash), eb('sessions.previous_hash', '=', hash)]))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
}
type Found = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** A replaced secret that turns up late, its successor known, was copied by someone: nobody keeps this session. */
async function endStolen(db: Kysely<Tables>, { session, orgId, user }: Found): Promise<void> {
  const target = `user:${user}`;
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sessions').where('id', '=', session).execute();
    const entry = { org: orgId, actor: 'system', action: 'session.end', target } as const;
    await audit(trx, { ...entry, detail: 'replaced secret used again' });
  });
}

/**
 * Gives the session a new secret, after the one with which it was asked for. Where that one comes late and its successor
 * never, the answer with the successor was lost: another takes its place. Null when another request was faster.
 */
async function rotate(
  db: Kysely<Tables>,
  { session, hash }: Pick<Found, 'session' | 'hash'>,
  asked: string,
  now: number,
): Promise<string | null> {
  const secret = newSecretToken();
  const done = await db
    .updateTable('sessions')
    .set({
      hash: hashToken(secret),
      secret_used: false,
      previous_hash: asked,
      previous_until: new Date(now + rotationGraceMs),
      rotated_at: new Date(now),
    })
    .where('id', '=', session)
    .where('hash', '=', hash)
    .$if(asked !== hash, (query) => query.where('secret_used', '=', false))
    .returning('id')
    .executeTakeFirst();
  return done === undefined ? null : secret;
}

type PrincipalRow = Pick<Found, 'user' | 'name' | 'orgId' | 'orgName'> &
  Pick<Selectable<Tables['users']>, 'role' | 'groups'>;

async function principalOf(db: Kysely<Tables>, row: PrincipalRow): Promise<Principal> {
  return {
    kind: 'user',
    id: row.user,
    name: row.name,
    role: row.role,
    permissions: new Set(rolePermissions[row.role]),
    groups: await groupsSeen(db, row.orgId, row),
    organisation: { id: row.orgId, name: row.orgName },
    actor: `user:${row.user}`,
  };
}
