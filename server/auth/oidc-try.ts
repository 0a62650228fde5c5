import * as v from 'valibot';
import type { OidcTryError } from '../../lib/core/api/people.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { mayConnect } from '../integrations/addresses.ts';
import type { WebhookNetwork } from '../integrations/addresses.ts';
import { addressesOf, requestAt } from '../integrations/pinned.ts';

const timeoutMs = 10_000;
const maxBytes = 500_000;
const discovery = v.object({ issuer: v.string(), jwks_uri: v.pipe(v.string(), v.url()) });
const keys = v.object({ keys: v.pipe(v.array(v.object({ kty: v.string() })), v.minLength(1)) });

/** Whether a provider can be used: its discovery document, its name in it, and its keys. Null: nothing is wrong. */
export async function tryProvider(issuer: string, network: WebhookNetwork): Promise<OidcTryError | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  // Only a provider on this machine may send the server to this machine.
  const isOwn = isThisMachine(new URL(issuer));
  // RFC 8414 and OpenID Connect Discovery: behind the issuer's own path.
  const found = await read(
    new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    network,
    signal,
    isOwn,
  );
  if (!found.ok) return found.error;
  const document = v.safeParse(discovery, found.value);
  if (!document.success) return 'oidc/discovery';
  if (document.output.issuer !== issuer) return 'oidc/issuer';
  const signed = await read(new URL(document.output.jwks_uri), network, signal, isOwn);
  if (!signed.ok) return signed.error === 'oidc/address' ? 'oidc/address' : 'oidc/keys';
  return v.is(keys, signed.value) ? null : 'oidc/keys';
}

/** What the settings themselves let through besides https: this machine by name. */
const isThisMachine = ({ hostname }: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** Like `send` of webhooks: every address must be allowed, the connection goes to one of these, no redirect is followed. */
async function read(
  url: URL,
  network: WebhookNetwork,
  signal: AbortSignal,
  mayBeOwn: boolean,
): Promise<Result<unknown, OidcTryError>> {
  const addresses = await addressesOf(url, signal);
  const [address] = addresses;
  if (address === undefined) return fail('oidc/unreachable');
  const isOwn = mayBeOwn && isThisMachine(url);
  if (!isOwn && (url.protocol !== 'https:' || !addresses.every((one) => mayConnect(one, network))))
    return fail('oidc/address');
  try {
    return await get(url, address, signal);
  } catch {
    return fail('oidc/unreachable');
  }
}

function get(url: URL, address: string, signal: AbortSignal): Promise<Result<unknown, OidcTryError>> {
  const how = { method: 'GET', headers: { accept: 'application/json' }, signal } as const;
  return new Promise((settle, reject) => {
    const request = requestAt(address, url, how, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('error', reject);
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > maxBytes) response.destroy(new Error('too large'));
      });
      response.on('end', () => {
        settle(response.statusCode === 200 ? json(Buffer.concat(parts)) : fail('oidc/discovery'));
      });
    });
    request.on('error', reject);
    request.end();
  });
}

function json(bytes: Buffer): Result<unknown, OidcTryError> {
  try {
    return ok(JSON.parse(bytes.toString('utf8')));
  } catch {
    return fail('oidc/discovery');
  }
}
