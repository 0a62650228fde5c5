import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import { rolePermissions } from '../../lib/core/api/access.ts';
import type { Permission } from '../../lib/core/api/access.ts';
import type { ApiTokenAnswer, ApiTokenRecord } from '../../lib/core/api/people.ts';
import { audit } from '../audit/audit.ts';
import { groupsBelow, groupsSeen } from '../people/group-tree.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import type { Principal } from './principal.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Lets secret scanners recognise one that has leaked. */
export const tokenPrefix = 'slt_';

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly groups: readonly string[] | null;
  readonly days: number;
}

/** Makes a token; its secret is in the answer and nowhere else. */
export async function createToken(
  db: Kysely<Tables>,
  who: Principal,
  { name, scopes, groups, days }: NewToken,
  now: number,
): Promise<ApiTokenAnswer> {
  const [id, token] = [randomUUID(), tokenPrefix + newSecretToken()];
  const org = who.organisation.id;
  const expiresAt = new Date(now + days * dayMs);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('api_tokens')
      .values({
        org_id: org,
        id,
        hash: hashToken(token),
        name: storable(name),
        scopes: JSON.stringify(scopes),
        groups: groups === null ? null : JSON.stringify(groups),
        created_by: who.id,
        created_at: new Date(now),
        expires_at: expiresAt,
      })
      .execute();
    const detail = `scopes=${scopes.join(',')}${groups === null ? '' : ` groups=${groups.join(',')}`}`;
    await audit(trx, { org, actor: who.actor, action: 'token.create', target: `token:${id}`, detail });
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
}

/** Tokens that somebody may decide about, the newest first; revoked and expired ones stay visible. */
export async function listTokens(db: Kysely<Tables>, who: Principal): Promise<ApiTokenRecord[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .selectAll()
    .where('org_id', '=', who.organisation.id)
    .where(isWithin(who))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    groups: row.groups,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** Whoever sees some groups only decides about their own tokens, and about those for no other groups. */
const isWithin = ({ id, groups }: Principal): RawBuilder<SqlBool> =>
  groups === null ? sql`true` : sql`(created_by = ${id} OR groups <@ ${JSON.stringify(groups)}::jsonb)`;

/** False when there is no such token, it is not theirs to decide about, or it was revoked before. */
export async function revokeToken(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
  now: number,
): Promise<boolean> {
  const org = who.organisation.id;
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .updateTable('api_tokens')
      .set({ revoked_at: new Date(now) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .where(isWithin(who))
      .returning('id')
      .executeTakeFirst();
    if (gone === undefined) return false;
    await audit(trx, { org, actor: who.actor, action: 'token.revoke', target: `token:${id}` });
    return true;
  });
}

/**
 * Whose token this is; null when it is unknown, revoked, expired, or whoever made it was disabled. It may do no more
 * than they may today.
 */
export async function readToken(
  db: Kysely<Tables>,
  org: string,
  token: string,
  now: number,
): Promise<Principal | null> {
  const row = await db
    .selectFrom('api_tokens')
    .innerJoin('organisation', 'organisation.id', 'api_tokens.org_id')
    .innerJoin('users', (join) =>
      join.onRef('users.org_id', '=', 'api_tokens.org_id').onRef('users.id', '=', 'api_tokens.created_by'),
    )
    .selectAll('api_tokens')
    .select(['organisation.name as orgName', 'users.role', 'users.groups as makerGroups'])
    .where('api_tokens.org_id', '=', org)
    .where('api_tokens.hash', '=', hashToken(token))
    .where('api_tokens.revoked_at', 'is', null)
    .where('api_tokens.expires_at', '>', new Date(now))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (now - (row.used_at?.getTime() ?? 0) >= minuteMs) {
    const used = db.updateTable('api_tokens').set({ used_at: new Date(now) });
    await used.where('org_id', '=', org).where('id', '=', row.id).execute();
  }
  return {
    kind: 'token',
    id: row.id,
    name: row.name,
    role: null,
    permissions: new Set(row.scopes.filter((scope) => rolePermissions[row.role].includes(scope))),
    groups: commonGroups(
      row.groups === null ? null : await groupsBelow(db, org, row.groups),
      await groupsSeen(db, org, { role: row.role, groups: row.makerGroups }),
    ),
    organisation: { id: org, name: row.orgName },
    actor: `token:${row.id}`,
  };
}

function commonGroups(one: readonly string[] | null, other: readonly string[] | null) {
  return one === null || other === null ? (one ?? other) : one.filter((name) => other.includes(name));
}
