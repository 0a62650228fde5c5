import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Role } from '../../lib/core/api/access.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { changeUserIn } from '../people/change-user.ts';
import { holdPeople } from '../people/last-administrator.ts';
import { describeRole, groupsColumn, isEmailTaken } from '../people/users.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import type { OidcPerson } from './oidc-client.ts';
import type { Oidc } from './oidc-settings.ts';
import { startSession } from './session.ts';
import type { Arrival, NewSession } from './session.ts';

interface Access {
  readonly role: Role;
  /** Undefined = as it is; for a manager null too. */
  readonly groups: readonly string[] | null | undefined;
}

/** Finds or makes the person whom the provider names, brings their role up to date, and signs them in. */
export async function signInByOidc(
  db: Kysely<Tables>,
  org: string,
  oidc: Oidc,
  person: OidcPerson,
  arrival: Arrival,
  now: number,
): Promise<Result<NewSession, 'session/oidc-unknown'>> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, org);
    const access = accessOf(oidc, person);
    const isMapped = oidc.mapping.length > 0;
    const by = { org, actor: 'system', now };
    // The last administrator stays one, whatever the provider says: somebody must be able to mend this.
    if (isMapped && access === null) {
      const bound = await findBound(trx, org, person);
      // Their password, links and tokens must not outlive the group.
      if (bound?.disabled_at === null)
        await changeUserIn(trx, bound.id, { disabled: true, byProvider: true }, by);
      return fail('session/oidc-unknown');
    }
    const known = await findUser(trx, org, oidc, person);
    const isBack = isMapped && known?.disabled_by_provider === true;
    if (known?.disabled_at != null && !isBack) return fail('session/oidc-unknown');
    if (known !== null) {
      if (isMapped && access !== null) {
        const after = { role: access.role, groups: groupsFor(access, known.groups) };
        if (isBack || differs(known, after))
          await changeUserIn(trx, known.id, { ...after, ...(isBack ? { disabled: false } : {}) }, by);
      }
      return ok(await startSession(trx, org, known.id, 'oidc', arrival, now));
    }
    if (access === null || oidc.newPeople === 'refuse') return fail('session/oidc-unknown');
    const id = await createPerson(trx, org, oidc, person, access, now);
    return ok(await startSession(trx, org, id, 'oidc', arrival, now));
  });
}

/** What the person's groups at the provider give them here; null = nothing. */
export function accessOf(oidc: Oidc, { claims }: OidcPerson): Access | null {
  const claim = claims[oidc.groupsClaim];
  const theirs = Array.isArray(claim) ? claim : [claim];
  const mapped = oidc.mapping.find(({ value }) => theirs.includes(value));
  if (mapped !== undefined) return { role: mapped.role, groups: mapped.groups };
  return oidc.defaultRole === null ? null : { role: oidc.defaultRole, groups: undefined };
}

/** A manager sees none unless they are named: nobody becomes a manager of everything. */
const groupsFor = ({ role, groups }: Access, before: readonly string[] | null): readonly string[] | null =>
  role === 'manager' ? (groups ?? before ?? []) : groups === undefined ? before : groups;

interface Known {
  readonly id: string;
  readonly role: Role;
  readonly groups: string[] | null;
  readonly disabled_at: Date | null;
  readonly disabled_by_provider: boolean;
}

const users = (trx: Transaction<Tables>, org: string) =>
  trx
    .selectFrom('users')
    .select(['id', 'role', 'groups', 'disabled_at', 'disabled_by_provider'])
    .where('org_id', '=', org);

const findBound = (trx: Transaction<Tables>, org: string, { issuer, subject }: OidcPerson) =>
  users(trx, org).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();

/** By subject; or, the first time, an invited person by e-mail address. */
async function findUser(
  trx: Transaction<Tables>,
  org: string,
  oidc: Oidc,
  person: OidcPerson,
): Promise<Known | null> {
  const { issuer, subject, claims } = person;
  const bound = await findBound(trx, org, person);
  if (bound !== undefined) return bound;
  const email = emailOf(oidc, claims);
  if (email === null) return null;
  const invited = await users(trx, org)
    .where('email', '=', email)
    .where('subject', 'is', null)
    .executeTakeFirst();
  if (invited === undefined) return null;
  await trx
    .updateTable('users')
    .set({ issuer, subject })
    .where('org_id', '=', org)
    .where('id', '=', invited.id)
    .execute();
  // Their subject names them, so the entry does not.
  const target = `user:${invited.id}`;
  await audit(trx, { org, actor: 'system', action: 'user.bind', target, detail: `issuer=${issuer}` });
  return invited;
}

async function createPerson(
  trx: Transaction<Tables>,
  org: string,
  oidc: Oidc,
  { issuer, subject, claims }: OidcPerson,
  access: Access,
  now: number,
): Promise<string> {
  const id = randomUUID();
  const email = emailOf(oidc, claims);
  const name = typeof claims['name'] === 'string' ? claims['name'] : (email ?? 'Unnamed person');
  const groups = groupsFor(access, null);
  await trx
    .insertInto('users')
    .values({
      org_id: org,
      id,
      name: storable(name).slice(0, 120),
      email: (await isEmailTaken(trx, org, email, id)) ? null : email,
      role: access.role,
      groups: groupsColumn(groups),
      issuer,
      subject,
      created_at: new Date(now),
    })
    .execute();
  const detail = describeRole({ role: access.role, groups });
  await audit(trx, { org, actor: 'system', action: 'user.create', target: `user:${id}`, detail });
  return id;
}

/** Null unless the provider vouches for it, or the administrator does. */
function emailOf(oidc: Oidc, claims: OidcPerson['claims']): string | null {
  const email = claims['email'];
  if (typeof email !== 'string' || !/^[^\s@\0]+@[^\s@\0]+$/.test(email) || email.length > 200) return null;
  return claims['email_verified'] === true || oidc.trustEmail ? email.toLowerCase() : null;
}

const differs = (known: Known, after: Parameters<typeof describeRole>[0]): boolean =>
  describeRole(known) !== describeRole(after);
