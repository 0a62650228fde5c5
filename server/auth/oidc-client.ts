import * as client from 'openid-client';
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

export function createOidcClient(now: () => number): OidcClient {
  let known: { key: string; at: number; config: client.Configuration } | null = null;

  const discover = async (oidc: Oidc): Promise<client.Configuration> => {
    const key = JSON.stringify([oidc.issuer, oidc.clientId, oidc.clientSecret]);
    if (known?.key === key && now() - known.at < rediscoverMs) return known.config;
    const config = await client.discovery(
      new URL(oidc.issuer),
      oidc.clientId,
      { [client.clockTolerance]: 30 },
      oidc.clientSecret === null ? client.None() : client.ClientSecretBasic(oidc.clientSecret),
      // Settings let http through for this machine only.
      {
        timeout: timeoutSeconds,
        execute: oidc.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
      },
    );
    known = { key, at: now(), config };
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
  // fetch throws a TypeError when there is no connection.
  if (error instanceof TypeError && error.message === 'fetch failed') return 'session/oidc-away';
  throw error;
}
