import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Role } from '../../lib/core/api/access.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { changed } from '../audit/changed.ts';
import type { AuditAction } from '../../lib/core/audit/actions.ts';
import { rotateSessionsOf } from '../auth/session-record.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { eraseFromPolicy } from './erase-from-policy.ts';
import { holdPeople, isLastAdministrator } from './last-administrator.ts';
import { describeRole, groupsColumn, isEmailTaken, isWithoutGroups } from './users.ts';
import type { Actor } from './users.ts';

export interface UserChange {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly role?: Role | undefined;
  readonly groups?: readonly string[] | null | undefined;
  readonly disabled?: boolean | undefined;
  /** With `disabled`: whether the provider of single sign-on may take it back. Default: only people may. */
  readonly byProvider?: boolean | undefined;
}

export type UserChangeError =
  'request/not-found' | 'user/last-administrator' | 'user/email-taken' | 'user/manager-groups';
type UserRow = Selectable<Tables['users']>;

/** Changes what is given. Sessions get new secrets when the person may now do something else, and end when disabled. */
export async function changeUser(
  db: Kysely<Tables>,
  id: string,
  change: UserChange,
  by: Actor,
): Promise<Result<null, UserChangeError>> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, by.org);
    return changeUserIn(trx, id, change, by);
  });
}

/** The same in a transaction that holds the people. A refusal has changed nothing. */
export async function changeUserIn(
  trx: Transaction<Tables>,
  id: string,
  change: UserChange,
  by: Actor,
): Promise<Result<null, UserChangeError>> {
  const before = await findUser(trx, by.org, id);
  if (before === null) return fail('request/not-found');
  const after = applied(before, change, by.now);
  if (isWithoutGroups(after)) return fail('user/manager-groups');
  const losesRole = after.role !== 'administrator' || after.groups !== null || after.disabled_at !== null;
  if (losesRole && (await isLastAdministrator(trx, by.org, id))) return fail('user/last-administrator');
  if (await isEmailTaken(trx, by.org, after.email, id)) return fail('user/email-taken');
  await trx
    .updateTable('users')
    .set({ ...after, groups: groupsColumn(after.groups) })
    .where('org_id', '=', by.org)
    .where('id', '=', id)
    .execute();
  const mayDiffer = describeRole(before) !== describeRole(after);
  if (mayDiffer) await rotateSessionsOf(trx, id);
  if (before.disabled_at === null && after.disabled_at !== null) await shutOut(trx, id);
  const action = actionOf(before, after);
  const detail = changed(shownOf(before), shownOf(after), ['name', 'email']);
  await audit(trx, { org: by.org, actor: by.actor, action, target: `user:${id}`, detail });
  return ok(null);
}

/** As the console calls somebody who was erased. */
const removed = 'Removed person';

/** Forgets who a person was. The row stays, so that the audit trail and notes still point at somebody. */
export async function eraseUser(
  db: Kysely<Tables>,
  id: string,
  { org, actor, now }: Actor,
): Promise<Result<null, UserChangeError>> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, org);
    const user = await findUser(trx, org, id);
    if (user === null) return fail('request/not-found');
    if (await isLastAdministrator(trx, org, id)) return fail('user/last-administrator');
    await trx
      .updateTable('users')
      .set({
        name: removed,
        email: null,
        issuer: null,
        subject: null,
        password: null,
        incident_views: null,
        groups: '[]',
        disabled_at: user.disabled_at ?? new Date(now),
      })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute();
    await eraseFromPolicy(trx, org, id, removed);
    await shutOut(trx, id);
    await audit(trx, { org, actor, action: 'user.erase', target: `user:${id}` });
    return ok(null);
  });
}

async function findUser(trx: Transaction<Tables>, org: string, id: string): Promise<UserRow | null> {
  const query = trx.selectFrom('users').selectAll().where('org_id', '=', org).where('id', '=', id);
  return (await query.forUpdate().executeTakeFirst()) ?? null;
}

function applied(before: UserRow, change: UserChange, now: number) {
  const { name = before.name, email = before.email, role = before.role, groups = before.groups } = change;
  const disabled = change.disabled ?? before.disabled_at !== null;
  return {
    name: storable(name),
    email,
    role,
    groups,
    disabled_at: disabled ? (before.disabled_at ?? new Date(now)) : null,
    disabled_by_provider:
      change.disabled === undefined ? before.disabled_by_provider : disabled && change.byProvider === true,
  };
}

/** Sessions and links end at once; API tokens they made are refused while they are disabled. */
async function shutOut(trx: Transaction<Tables>, user: string): Promise<void> {
  await trx.deleteFrom('sessions').where('user_id', '=', user).execute();
  await trx.deleteFrom('sign_in_links').where('user_id', '=', user).execute();
}

/** What an entry tells of somebody: of their name and address only that they changed, for an entry cannot be erased. */
const shownOf = ({
  name,
  email,
  role,
  groups,
}: Pick<UserRow, 'name' | 'email' | 'role'> & { readonly groups: readonly string[] | null }) => ({
  role,
  groups: groups?.join(',') ?? 'all',
  name,
  email,
});

function actionOf(before: UserRow, after: Pick<UserRow, 'disabled_at'>): AuditAction {
  if ((before.disabled_at === null) === (after.disabled_at === null)) return 'user.change';
  return after.disabled_at === null ? 'user.enable' : 'user.disable';
}
