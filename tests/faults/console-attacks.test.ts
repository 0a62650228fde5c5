import { afterAll, beforeAll, expect, it } from 'vitest';
import { routeAccess } from '../../server/http/access.ts';
import { consoleClient, linkOf, openTestCluster, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { hostileBodies, hostileTexts } from './hostile.ts';

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
  expect(response.headers.get('content-type') ?? '').not.toContain('html');
  const said = `${method} ${path.slice(0, 120)} → ${String(response.status)}`;
  expect(response.status >= 500 ? said : '').toBe('');
  return String(response.status);
};
/** An address can hold no half surrogate pairs. */
const inAddress = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
const fill = (path: string, text: string): string => path.replace(/:\w+/g, () => inAddress(text));
const unknownId = '00000000-0000-4000-8000-000000000000';
/** All but signing out, which would end the walk. */
const routes = Object.keys(routeAccess).filter((route) => route !== 'DELETE /api/session');
const queries = ['cursor', 'limit', 'days', 'q', 'from', 'to', 'group', 'by', 'format', 'version', 'status'];

it.each(routes)('%s takes no text for SQL, a path or a number', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  for (const [index, text] of hostileTexts.entries()) {
    if (path.includes(':')) await ask(method, fill(path, text), '{}');
    if (method !== 'GET') continue;
    const pairs = queries.map((name) => `${name}=${inAddress(text)}`);
    await ask(method, `${fill(path, unknownId)}?${pairs.join('&')}`);
    await ask(method, `${fill(path, unknownId)}?${pairs[index % pairs.length] ?? ''}`);
  }
});

it.each(routes.filter((route) => !route.startsWith('GET')))('%s refuses bodies of nobody', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  for (const body of hostileBodies) await ask(method, fill(path, unknownId), body);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

it('and after all that the administrator is still signed in', async () => {
  expect(await ask('GET', '/api/session')).toBe('200');
});
