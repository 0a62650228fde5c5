import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routeAccess } from '../../server/http/access.ts';
import { openApiDocument } from '../../server/http/openapi/document.ts';
import { consoleClient, linkOf, openTestCluster, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { hostileBodies, hostileTexts, hostileValues } from './hostile.ts';

/** Nonsense and attacks, as an administrator, at every route of the console that there is. */
let cluster: TestCluster;
let server: TestServer;
let cookie = '';

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  const signedIn = await consoleClient(server.url).send('POST', '/api/session', { link: linkOf(server) });
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const ask = async (method: string, path: string, body?: string): Promise<string> => {
  const response = await fetch(server.url + path, {
    method,
    // A redirect is the API's answer; the page behind it is the console's.
    redirect: 'manual',
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body === undefined || method === 'GET' ? {} : { body }),
  });
  await response.arrayBuffer();
  // Whatever comes back is never taken for a page, whoever wrote what it holds.
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  if (path.split('?')[0] !== ourPage)
    expect(response.headers.get('content-type') ?? '').not.toContain('html');
  const said = `${method} ${path.slice(0, 120)} → ${String(response.status)}`;
  expect(response.status >= 500 ? said : '').toBe('');
  return String(response.status);
};
/** The description of the API, made without anything that anybody wrote. */
const ourPage = '/api/docs';
/** An address can hold no half surrogate pairs. */
const inAddress = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
const fill = (path: string, text: string): string => path.replace(/:\w+/g, () => inAddress(text));
const unknownId = '00000000-0000-4000-8000-000000000000';
/** All but signing out, which would end the walk. */
const routes = Object.keys(routeAccess).filter((route) => route !== 'DELETE /api/session');

const described = v.parse(
  v.object({
    paths: v.record(
      v.string(),
      v.record(
        v.string(),
        v.object({
          parameters: v.optional(
            v.array(v.object({ name: v.string(), in: v.string(), required: v.boolean() })),
            [],
          ),
        }),
      ),
    ),
  }),
  openApiDocument('http://127.0.0.1'),
).paths;
/** What a route may be asked for, by name: true = it must be said. */
const parametersOf = (method: string, path: string): Map<string, boolean> => {
  const { parameters = [] } = described[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()] ?? {};
  return new Map(
    parameters.flatMap((one) => (one.in === 'query' ? [[one.name, one.required] as const] : [])),
  );
};
/** What the required ones may be; a route with another one fails below. */
const fineOf = (path: string): Readonly<Record<string, string>> => ({
  ...(path === '/api/policy/diff' ? { from: '1', to: '1' } : { from: '2026-11-01', to: '2026-11-02' }),
  by: 'day',
  key: 'rule',
  format: 'csv',
});

it.each(routes.filter((route) => route.includes(':')))(
  '%s takes no text for SQL or a path',
  async (route) => {
    const [method = '', path = ''] = route.split(' ');
    for (const text of hostileTexts) await ask(method, fill(path, text), '{}');
  },
);

const asked = routes.filter(
  (route) => route.startsWith('GET') && parametersOf('GET', route.slice(4)).size > 0,
);

it.each(asked)('%s takes no text for SQL, a day or a number', async (route) => {
  const path = fill(route.slice(4), unknownId);
  const parameters = parametersOf('GET', route.slice(4));
  const required = [...parameters].flatMap(([name, must]) => (must ? [name] : []));
  const usual = new Map(required.map((name) => [name, fineOf(path)[name] ?? '']));
  const at = (query: Map<string, string>): string =>
    `${path}?${[...query].map(([name, value]) => `${name}=${inAddress(value)}`).join('&')}`;
  // Else the rest would be refused for something else than what is hostile in it.
  expect(await ask('GET', at(usual))).not.toBe('400');
  for (const name of parameters.keys())
    for (const text of [...hostileTexts, ...hostileValues])
      await ask('GET', at(new Map(usual).set(name, text)));
});

it.each(routes.filter((route) => !route.startsWith('GET')))('%s refuses bodies of nobody', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  for (const body of hostileBodies) await ask(method, fill(path, unknownId), body);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

it('and after all that the administrator is still signed in', async () => {
  expect(await ask('GET', '/api/session')).toBe('200');
});
