import { createHmac, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EnrolmentCodeAnswer } from '../../lib/core/api/coverage.ts';
import { writeEnrolmentCode } from '../../lib/seal/enrolment-code.ts';
import { audit } from '../audit/audit.ts';
import { hashToken } from '../auth/secret-token.ts';
import type { Organisation } from '../policy/bootstrap.ts';
import type { Tables } from '../store/tables.ts';

const dayMs = 86_400_000;

export interface CodeRequest {
  readonly group: string;
  readonly maxUses: number;
  readonly days: number;
  readonly actor: string;
  /** The address devices are to talk to. */
  readonly server: string;
  readonly now: number;
}

/** Makes an enrolment code. Its token is derived from its id and stored hashed, so only this installation can tell it. */
export async function createEnrolmentCode(
  db: Kysely<Tables>,
  organisation: Organisation,
  { group, maxUses, days, actor, server, now }: CodeRequest,
): Promise<EnrolmentCodeAnswer> {
  const id = randomUUID();
  const expiresAt = new Date(now + days * dayMs);
  const token = tokenOf(organisation, id);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('enrolment_codes')
      .values({
        org_id: organisation.id,
        id,
        token_hash: hashToken(token),
        group_name: group,
        max_uses: maxUses,
        expires_at: expiresAt,
        created_by: actor,
        created_at: new Date(now),
      })
      .execute();
    await audit(trx, {
      org: organisation.id,
      actor,
      action: 'enrolment-code.create',
      target: `${id} ${group}`,
    });
  });
  return {
    id,
    code: writeEnrolmentCode({ server, rootKey: organisation.rootKey, token }),
    expiresAt: expiresAt.toISOString(),
  };
}

/** The code shown at each start: the same one until it is used up or has less than a day left. 100 uses, 30 days. */
export async function startCode(
  db: Kysely<Tables>,
  organisation: Organisation,
  server: string,
  now: number,
): Promise<string> {
  const known = await db
    .selectFrom('enrolment_codes')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('created_by', '=', 'system')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now + dayMs))
    .whereRef('uses', '<', 'max_uses')
    .orderBy('expires_at', 'desc')
    .executeTakeFirst();
  if (known !== undefined) {
    return writeEnrolmentCode({
      server,
      rootKey: organisation.rootKey,
      token: tokenOf(organisation, known.id),
    });
  }
  const request = { group: 'everyone', maxUses: 100, days: 30, actor: 'system', server, now };
  return (await createEnrolmentCode(db, organisation, request)).code;
}

const tokenOf = (organisation: Organisation, id: string): string =>
  createHmac('sha256', Buffer.from(organisation.accessKey, 'base64url'))
    .update(`enrolment-code:${id}`)
    .digest('base64url');
