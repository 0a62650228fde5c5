import * as v from 'valibot';
import { enrolAnswerSchema } from '../core/api/device.ts';
import type { EnrolmentCode, EnrolRequest } from '../core/api/device.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { toBase64url } from '../seal/base64url.ts';
import { signedFetch } from './api.ts';
import { keyForEnrolment, storeIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { firstPolicy, takePolicy } from './policy-sync.ts';
import { keepToken } from './token.ts';

/**
 * Exchanges an enrolment token for this device's identity, with a key made here and now. Replaces an earlier identity and
 * its policy, but only once the new server has shown a policy under the root key that `code` names.
 */
export async function enrol(
  code: EnrolmentCode,
  about: Pick<EnrolRequest, 'person' | 'client'>,
): Promise<Result<Identity, string>> {
  const key = await keyForEnrolment(code.server);
  const request: EnrolRequest = { token: code.token, publicKey: key.publicKey, ...about };
  const answer = await signedFetch(code.server, 'POST', '/v1/enrol', request, {
    key: key.privateKey,
    keyId: key.keyId,
  });
  if (!answer.ok) return fail(answer.error.code);
  const parsed = v.safeParse(enrolAnswerSchema, answer.value.body);
  if (!parsed.success) return fail('net/answer');
  const { device, organisation, pseudonymKey, access } = parsed.output;
  const identity: Identity = {
    server: code.server,
    rootKey: code.rootKey,
    device,
    organisation,
    pseudonymKey,
    key,
    enrolledWith: await digestOf(code.token),
  };
  // A server that cannot show a policy under the pinned root key is not the one that the code means.
  const policy = await firstPolicy(identity);
  if (!policy.ok) return policy;
  await storeIdentity(identity);
  await takePolicy(policy.value);
  await keepToken(access);
  return ok(identity);
}

/** What is kept of a token: enough to tell another one from it. */
export async function digestOf(token: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))));
}
