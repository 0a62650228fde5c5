import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { tryProvider } from './oidc-try.ts';
import { startTestProvider } from '../testing/test-provider.ts';

const network = { allowHttp: false, allowNetworks: [] };
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A provider that answers with what it is told to, by path. */
async function provider(answers: (own: string) => Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    const body = answers(own)[request.url ?? ''];
    response
      .writeHead(body === undefined ? 404 : 200)
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const own = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  return own;
}
const path = '/.well-known/openid-configuration';

it('finds nothing wrong with a provider that can be used', async () => {
  const real = await startTestProvider([]);
  open.push(() => real.close());
  expect(await tryProvider(real.issuer, network)).toBeNull();
});

it.each([
  ['oidc/discovery', () => ({})],
  ['oidc/discovery', () => ({ [path]: '<html>' })],
  ['oidc/discovery', (own: string) => ({ [path]: { issuer: own } })],
  ['oidc/issuer', (own: string) => ({ [path]: { issuer: `${own}/`, jwks_uri: `${own}/keys` } })],
  ['oidc/keys', (own: string) => ({ [path]: { issuer: own, jwks_uri: `${own}/keys` } })],
  [
    'oidc/keys',
    (own: string) => ({ [path]: { issuer: own, jwks_uri: `${own}/keys` }, '/keys': { keys: [] } }),
  ],
  ['oidc/address', (own: string) => ({ [path]: { issuer: own, jwks_uri: 'https://10.0.0.7/keys' } })],
  ['oidc/address', (own: string) => ({ [path]: { issuer: own, jwks_uri: 'http://192.0.2.1/keys' } })],
] as const)('says what is wrong: %s', async (code, answers) => {
  expect(await tryProvider(await provider(answers), network)).toBe(code);
});

it.each(['https://10.0.0.7', 'https://169.254.169.254/x', 'https://[fd00::1]'])(
  'does not connect to %s',
  async (issuer) => {
    expect(await tryProvider(issuer, network)).toBe('oidc/address');
  },
);

it('says that nobody answers', async () => {
  const gone = await provider(() => ({}));
  for (const close of open.splice(0)) await close();
  expect(await tryProvider(gone, network)).toBe('oidc/unreachable');
});
