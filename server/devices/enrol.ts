import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { EnrolAnswer, EnrolRequest } from '../../lib/core/api/device.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { thumbprint } from '../../lib/seal/keys.ts';
import { verifyRequest } from '../../lib/seal/request.ts';
import type { Proof, ProofError } from '../../lib/seal/request.ts';
import { audit } from '../audit/audit.ts';
import { hashToken } from '../auth/secret-token.ts';
import { groupOfPerson } from '../people/members.ts';
import type { Organisation } from '../policy/bootstrap.ts';
import { storable, storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { issueAccessToken } from './access-token.ts';
import { clockWindowSeconds, nonceExpiry } from './proof.ts';
import type { SignedRequest } from './proof.ts';

export type EnrolError = ProofError | 'proof/replayed' | 'enrol/token' | 'device/revoked';

/**
 * Turns an enrolment token and a fresh key into a device. The same key may ask again (its answer was lost) and gets
 * the same device, without another use of the token.
 */
export async function enrol(
  db: Kysely<Tables>,
  organisation: Organisation,
  signed: SignedRequest,
  request: EnrolRequest,
  now: number,
): Promise<Result<EnrolAnswer, EnrolError>> {
  const verified = await verifyRequest(signed, request.publicKey, { now, maxAgeSeconds: clockWindowSeconds });
  if (!verified.ok) return verified;
  const proof = verified.value;
  if (proof.keyId !== (await thumbprint(request.publicKey))) return fail('proof/signature');
  return db.transaction().execute(async (trx) => {
    // First: without a good code nothing is written. Whoever repeats a request finds the device, which changes nothing.
    const device = await findOrCreate(trx, organisation.id, proof.keyId, request, now);
    if (!device.ok) return device;
    if (!(await spendEnrolNonce(trx, organisation.id, proof))) return fail('proof/replayed');
    const { name } = await trx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
    return ok({
      device: device.value.id,
      organisation: { id: organisation.id, name },
      group: device.value.group,
      pseudonymKey: organisation.pseudonymKey,
      access: issueAccessToken(organisation.accessKey, device.value.id, now),
    });
  });
}

async function spendEnrolNonce(
  trx: Transaction<Tables>,
  organisation: string,
  proof: Proof,
): Promise<boolean> {
  const spent = await trx
    .insertInto('nonces')
    .values({ org_id: organisation, key_id: proof.keyId, nonce: proof.nonce, expires_at: nonceExpiry(proof) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('nonce')
    .executeTakeFirst();
  return spent !== undefined;
}

async function findOrCreate(
  trx: Transaction<Tables>,
  organisation: string,
  keyId: string,
  request: EnrolRequest,
  now: number,
): Promise<Result<{ id: string; group: string }, EnrolError>> {
  // One enrolment of a key at a time: a second one, sent because the first took long, must find the first's device.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${keyId}, 0))`.execute(trx);
  const known = await trx
    .selectFrom('devices')
    .select(['id', 'group_name', 'revoked_at'])
    .where('org_id', '=', organisation)
    .where('key_id', '=', keyId)
    .executeTakeFirst();
  const code = await trx
    .updateTable('enrolment_codes')
    .set((eb) => ({ uses: known === undefined ? eb('uses', '+', 1) : eb.ref('uses') }))
    .where('org_id', '=', organisation)
    .where('token_hash', '=', hashToken(request.token))
    .where('expires_at', '>', new Date(now))
    .where('revoked_at', 'is', null)
    .$if(known === undefined, (query) => query.whereRef('uses', '<', 'max_uses'))
    .returning(['id', 'group_name'])
    .executeTakeFirst();
  if (code === undefined) return fail('enrol/token');
  if (known !== undefined) {
    return known.revoked_at === null ? ok({ id: known.id, group: known.group_name }) : fail('device/revoked');
  }
  const id = randomUUID();
  const person = request.person === null ? null : storable(request.person);
  const group = (person === null ? null : await groupOfPerson(trx, organisation, person)) ?? code.group_name;
  await trx
    .insertInto('devices')
    .values({
      org_id: organisation,
      id,
      key_id: keyId,
      public_key: JSON.stringify(request.publicKey),
      label: labelOf(request, id),
      person,
      group_name: group,
      code_id: code.id,
      client: storableJson(request.client),
      enrolled_at: new Date(now),
      last_seen_at: new Date(now),
    })
    .execute();
  await audit(trx, {
    org: organisation,
    actor: `device:${id}`,
    action: 'device.enrol',
    target: group,
  });
  return ok({ id, group });
}

/** What the console shows: "Chromium on Linux, 3f9a". */
function labelOf({ client }: EnrolRequest, id: string): string {
  const browser = client.browser === 'chromium' ? 'Chromium' : 'Firefox';
  return storable(`${browser} on ${client.os || 'unknown system'}, ${id.slice(0, 4)}`);
}
