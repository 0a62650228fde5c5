import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Role } from '../../lib/core/api/access.ts';
import type { UserRecord } from '../../lib/core/api/people.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { createLinkFor } from '../auth/sign-in.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { holdPeople } from './last-administrator.ts';

export interface Actor {
  readonly org: string;
  readonly actor: string;
  readonly now: number;
}

/** Everybody who may sign in or once might, by name. */
export async function listUsers(db: Kysely<Tables>, org: string): Promise<UserRecord[]> {
  const rows = await db
    .selectFrom('users')
    .selectAll()
    .where('org_id', '=', org)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(userRecord);
}

const userRecord = (row: Selectable<Tables['users']>): UserRecord => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  groups: row.groups,
  methods: { password: row.password !== null, oidc: row.subject !== null },
  createdAt: row.created_at.toISOString(),
  signedInAt: row.signed_in_at?.toISOString() ?? null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
});

export interface NewUser {
  readonly name: string;
  /** Lower case. */
  readonly email: string | null;
  readonly role: Role;
  readonly groups: readonly string[] | null;
}

/** Adds a person; the value is their id and the secret of the link by which they sign in first. */
export async function createUser(
  db: Kysely<Tables>,
  user: NewUser,
  { org, actor, now }: Actor,
): Promise<Result<{ id: string; link: string }, 'user/email-taken' | 'user/manager-groups'>> {
  if (isWithoutGroups(user)) return fail('user/manager-groups');
  const id = randomUUID();
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, org);
    if (await isEmailTaken(trx, org, user.email, id)) return fail('user/email-taken');
    await trx
      .insertInto('users')
      .values({
        org_id: org,
        id,
        name: storable(user.name),
        email: user.email,
        role: user.role,
        groups: groupsColumn(user.groups),
        created_at: new Date(now),
      })
      .execute();
    const link = await createLinkFor(trx, id, now);
    const detail = describeRole(user);
    await audit(trx, { org, actor, action: 'user.create', target: `user:${id}`, detail });
    return ok({ id, link });
  });
}

/** A link by which this person signs in: an invitation again, or a way back in. Null when there is no such person. */
export async function createUserLink(
  db: Kysely<Tables>,
  id: string,
  { org, actor, now }: Actor,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const user = await trx
      .selectFrom('users')
      .select('id')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    if (user === undefined) return null;
    const link = await createLinkFor(trx, id, now);
    await audit(trx, { org, actor, action: 'user.link', target: `user:${id}` });
    return link;
  });
}

export async function isEmailTaken(
  db: Kysely<Tables>,
  org: string,
  email: string | null,
  except: string,
): Promise<boolean> {
  if (email === null) return false;
  const other = await db
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', org)
    .where('email', '=', email)
    .where('id', '!=', except)
    .executeTakeFirst();
  return other !== undefined;
}

export const groupsColumn = (groups: readonly string[] | null): string | null =>
  groups === null ? null : JSON.stringify(groups);

/** A manager sees their own groups, named one by one; none = nobody. */
export const isWithoutGroups = ({ role, groups }: Pick<NewUser, 'role' | 'groups'>): boolean =>
  role === 'manager' && groups === null;

export const describeRole = ({ role, groups }: Pick<NewUser, 'role' | 'groups'>): string =>
  `role=${role} groups=${groups === null ? 'all' : groups.join(',')}`;
