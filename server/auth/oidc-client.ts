import * as client from 'openid-client';
import { addressesOf } from '../integrations/pinned.ts';
import { lookUpAll, lookupsInTurn } from '../net/lookups.ts';
import type { Lookup } from '../net/lookups.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { OidcAttempt } from './oidc-attempt.ts';
import type { Oidc } from './oidc-settings.ts';

/** What the provider says about the person who came back; `claims` are unparsed. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export type OidcError = 'session/oidc' | 'session/oidc-away';

/** Talks to the provider: code flow with PKCE, state and nonce (openid-client does the checking). */
export interface OidcClient {
  /** Where to send the browser, and what to remember until it is back. */
  begin(oidc: Oidc, redirectUri: string): Promise<Result<{ url: string; attempt: OidcAttempt }, OidcError>>;
  finish(oidc: Oidc, cameBackTo: URL, attempt: OidcAttempt): Promise<Result<OidcPerson, OidcError>>;
}

const timeoutSeconds = 10;
const rediscoverMs = 3_600_000;
/** Anybody may begin a sign-in: a provider that does not answer is asked once in a while, not once for each. */
const retryMs = 5_000;

/** What the provider says of itself, as of `key`; also while it is asked, and when it did not say anything. */
interface Discovery {
  readonly key: string;
  readonly config: Promise<client.Configuration>;
  until: number;
}

/** A queue of its own: a webhook's silent name server must not keep people from signing in, nor theirs the database. */
const ownLookup = lookupsInTurn(lookUpAll);

/**
 * Fetches once the name has been looked up in turn: fetch has its own lookup, of which each keeps a thread while the name
 * server says nothing, also when the request has been given up.
 */
const fetchWith =
  (lookup: Lookup): client.CustomFetch =>
  async (url, options) => {
    const signal = options.signal ?? AbortSignal.timeout(timeoutSeconds * 1000);
    if ((await addressesOf(new URL(url), signal, lookup)).length === 0) throw new TypeError('no address');
    return fetch(url, { ...options, body: options.body ?? null, signal });
  };

export function createOidcClient(now: () => number, lookup: Lookup = ownLookup): OidcClient {
  let known: Discovery | null = null;

  const discover = (oidc: Oidc): Promise<client.Configuration> => {
    const key = JSON.stringify([oidc.issuer, oidc.clientId, oidc.clientSecret]);
    if (known?.key === key && now() < known.until) return known.config;
    const config = client.discovery(
      new URL(oidc.issuer),
      oidc.clientId,
      { [client.clockTolerance]: 30 },
      oidc.clientSecret === null ? client.None() : client.ClientSecretBasic(oidc.clientSecret),
      // Settings let http through for this machine only.
      {
        timeout: timeoutSeconds,
        [client.customFetch]: fetchWith(lookup),
        execute: oidc.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
      },
    );
    const discovery: Discovery = { key, config, until: Infinity };
    known = discovery;
    config.then(
      () => (discovery.until = now() + rediscoverMs),
      () => (discovery.until = now() + retryMs),
    );
    return config;
  };

  return {
    async begin(oidc, redirectUri) {
      try {
        const config = await discover(oidc);
        const attempt = {
          verifier: client.randomPKCECodeVerifier(),
          state: client.randomState(),
          nonce: client.randomNonce(),
        };
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: oidc.scope,
          code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
          state: attempt.state,
          nonce: attempt.nonce,
        });
        return ok({ url: url.href, attempt });
      } catch (error) {
        return fail(kindOf(error));
      }
    },
    async finish(oidc, cameBackTo, { verifier, state, nonce }) {
      try {
        const config = await discover(oidc);
        const tokens = await client.authorizationCodeGrant(config, cameBackTo, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return fail('session/oidc');
        const more =
          config.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
        return ok({ issuer: claims.iss, subject: claims.sub, claims: { ...claims, ...more } });
      } catch (error) {
        return fail(kindOf(error));
      }
    },
  };
}

/** The provider refused or what came back was not right, or the provider cannot be used. Messages may carry tokens. */
function kindOf(error: unknown): OidcError {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return 'session/oidc';
  if (error instanceof client.ClientError) {
    const away = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_HTTP_REQUEST_FORBIDDEN'];
    return away.includes(error.code ?? '') ? 'session/oidc-away' : 'session/oidc';
  }
  // A wrong client secret, by RFC 6749 section 5.2.
  if (error instanceof client.WWWAuthenticateChallengeError) return 'session/oidc-away';
  // fetch throws one when there is no connection, or none any more.
  if (error instanceof TypeError) return 'session/oidc-away';
  throw error;
}
