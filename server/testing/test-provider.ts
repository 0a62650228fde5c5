import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { generateSigningKey } from '../../lib/seal/keys.ts';

/** A real OpenID provider in this process, with its development login form. */
export interface TestProvider {
  readonly issuer: string;
  /** What is claimed about a person; changes count at the next sign-in. */
  readonly people: Map<string, Readonly<Record<string, unknown>>>;
  /** Goes through login and consent as a browser would; the value is where the provider sends the browser back to. */
  walk(url: string, person: string): Promise<string>;
  close(): Promise<void>;
}

export const testClient = { id: 'sluice', secret: ['test', 'client', 'only'].join('-') } as const;

/** @param redirectUris where clients may be sent back to; filled in once servers have their ports */
export async function startTestProvider(redirectUris: readonly string[]): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const issuer = `http://127.0.0.1:${String(port)}`;
  const people = new Map<string, Readonly<Record<string, unknown>>>();
  const { privateJwk, kid } = await generateSigningKey();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: testClient.id,
        client_secret: testClient.secret,
        redirect_uris: [...redirectUris],
        id_token_signed_response_alg: 'EdDSA',
      },
    ],
    jwks: { keys: [{ ...privateJwk, kid, use: 'sig', alg: 'EdDSA' }] },
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA', 'RS256'] },
    cookies: { keys: ['only-for-tests'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people.get(id) }),
    }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    people,
    walk: (url, person) => walk(issuer, url, person),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function walk(issuer: string, start: string, person: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (url: string, form: Record<string, string> | null): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === null ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  let url = start;
  for (let step = 0; step < 12; step += 1) {
    if (!url.startsWith(issuer)) return url;
    let response = await go(url, null);
    if (response.status === 200) {
      const page = await response.text();
      const form = page.includes('value="login"')
        ? { prompt: 'login', login: person, password: 'any' }
        : { prompt: 'consent' };
      response = await go(url, form);
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider answered ${String(response.status)}`);
    url = new URL(next, url).href;
  }
  throw new Error('the provider never sent the browser back');
}
