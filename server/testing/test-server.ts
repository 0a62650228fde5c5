import * as v from 'valibot';
import type { Permission, Role } from '../../lib/core/api/access.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { startServer } from '../start.ts';
import type { RunningServer, StartOptions } from '../start.ts';
import { createInlineCompiler } from './inline-compiler.ts';
import { query } from './query.ts';
import { policyFiles, temporaryFolder, writeRules } from './rules.ts';

export { query };
export { openTestCluster } from './test-cluster.ts';
export type { TestCluster } from './test-cluster.ts';

export interface TestServer extends RunningServer {
  readonly databaseUrl: string;
  readonly log: readonly string[];
}

export function testConfig(change: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    dataFolder: temporaryFolder(),
    rulesFolder: writeRules(policyFiles()),
    consoleFolder: temporaryFolder(),
    publicUrl: null,
    databaseUrl: null,
    databaseConnections: 20,
    postgres: null,
    proxies: 0,
    oidc: { issuer: null, clientId: null, clientSecret: null },
    metricsToken: null,
    startSecrets: true,
    parentPipe: false,
    ...change,
  };
}

export async function startTestServer(
  databaseUrl: string,
  change: Partial<Config> = {},
  options: Partial<StartOptions> = {},
): Promise<TestServer> {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const compiler = createInlineCompiler();
  // Node's fetch now and then sends into a connection that is just being closed: none is while tests run.
  const patience = { idleMs: 600_000, ...options.patience };
  const server = await startServer(testConfig({ databaseUrl, ...change }), {
    ...{ log, compiler, ...options },
    patience,
  });
  await relaxSessions(databaseUrl);
  return { ...server, databaseUrl, log: lines };
}

/** Tests move the clock by hours and go on with the session they have. Those about sessions set limits of their own. */
async function relaxSessions(databaseUrl: string): Promise<void> {
  const limits = { idleMinutes: 1_440, absoluteHours: 72, rotateMinutes: 1_440 };
  await query(
    databaseUrl,
    `INSERT INTO settings (org_id, key, value, changed_at, changed_by)
     SELECT id, 'sessions.limits', $1, now(), 'system' FROM organisation ON CONFLICT DO NOTHING`,
    [JSON.stringify(limits)],
  );
}

/** Fetches of the console: cookie, origin and JSON as a browser sends them. */
export interface ConsoleClient {
  get(path: string, init?: Pick<RequestInit, 'redirect'>): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Keeps cookies as a browser does: a session gets new secrets now and then. */
export function consoleClient(url: string, cookie = ''): ConsoleClient {
  const jar = new Map(
    cookie
      .split('; ')
      .filter((pair) => pair !== '')
      .map(nameAndValue),
  );
  const exchange = async (path: string, init: RequestInit & { headers?: Record<string, string> }) => {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, { ...init, headers: { cookie: cookies, ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = nameAndValue(line.split(';')[0] ?? '');
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    get: (path, init = {}) => exchange(path, init),
    send: (method, path, body, headers = {}) =>
      exchange(path, {
        method,
        headers: { origin: url, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

export const linkOf = (server: RunningServer): string => server.signInUrl.split('/#/sign-in/')[1] ?? '';

/** Signs in with a link; the client carries the session from then on. */
export async function signInAs(url: string, link: string): Promise<ConsoleClient> {
  const client = consoleClient(url);
  const response = await client.send('POST', '/api/session', { link });
  if (response.status !== 204) throw new Error(`sign-in answered ${String(response.status)}`);
  return client;
}

/** Parses a JSON answer. */
export async function json<T extends v.GenericSchema>(
  schema: T,
  response: Response,
): Promise<v.InferOutput<T>> {
  return v.parse(schema, await response.json());
}

const invitationSchema = v.object({ id: v.string(), signInUrl: v.string() });

/** Invites a person; an administrator unless told otherwise. */
export async function addPerson(
  admin: ConsoleClient,
  change: { readonly role?: Role; readonly email?: string; readonly groups?: readonly string[] } = {},
): Promise<{ readonly id: string; readonly link: string }> {
  const { role = 'administrator', email = null } = change;
  const { groups = role === 'manager' ? [] : null } = change;
  const answer = await admin.send('POST', '/api/users', { name: `The ${role}`, email, role, groups });
  const { id, signInUrl } = await json(invitationSchema, answer);
  return { id, link: signInUrl.split('/#/sign-in/')[1] ?? '' };
}

/** An API token for 30 days; the value is its secret. */
export async function createApiToken(
  admin: ConsoleClient,
  scopes: readonly Permission[],
  groups: readonly string[] | null = null,
): Promise<string> {
  const answer = await admin.send('POST', '/api/tokens', { name: 'Test', scopes, groups, days: 30 });
  return (await json(v.object({ token: v.string() }), answer)).token;
}
