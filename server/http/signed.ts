import type { Context } from 'hono';
import { spendNonce } from '../devices/proof.ts';
import type { Proven } from '../devices/proof.ts';
import { readAccessToken } from '../devices/access-token.ts';
import type { AccessToken, TokenError } from '../devices/access-token.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Services } from './context.ts';
import { refuse } from './errors.ts';

export interface SignedCall {
  readonly proven: Proven;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The URL that a device signed: what it was told to call, whatever a proxy made of it since. */
export function targetUri(publicUrl: string, requestUrl: string): string {
  const { pathname, search } = new URL(requestUrl);
  return publicUrl + pathname + search;
}

/** Verifies a device's signature and its rate; the nonce is still to be spent. */
export async function proveCall(c: Context, services: Services): Promise<Result<SignedCall, Response>> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const request = {
    method: c.req.method,
    url: targetUri(services.publicUrl, c.req.url),
    body,
    headers: c.req.raw.headers,
  };
  const now = services.now();
  const proven = await services.prover.prove(request, now);
  if (!proven.ok) return fail(refuse(c, proven.error));
  const waitSeconds = services.rateLimit.take(proven.value.device, now);
  if (waitSeconds > 0) return fail(refuse(c, 'device/too-many-requests', waitSeconds));
  return ok({ proven: proven.value, body });
}

/** The same with the nonce spent: the call may act. */
export async function acceptCall(c: Context, services: Services): Promise<Result<SignedCall, Response>> {
  const call = await proveCall(c, services);
  if (!call.ok) return call;
  const spent = await spendNonce(services.database.db, services.organisation.id, call.value.proven);
  return spent.ok ? call : fail(refuse(c, spent.error));
}

/** The access token of an Authorization header, of a device that is not revoked. */
export function readBearer(
  services: Pick<Services, 'organisation' | 'now' | 'revocations'>,
  authorization: string | undefined,
): Result<AccessToken, TokenError | 'token/missing' | 'device/revoked'> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return fail('token/missing');
  const read = readAccessToken(services.organisation.accessKey, token, services.now());
  return read.ok && services.revocations.has(read.value.device) ? fail('device/revoked') : read;
}
