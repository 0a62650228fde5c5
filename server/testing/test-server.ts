import { rmSync } from 'node:fs';
import pg from 'pg';
import * as v from 'valibot';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { startServer } from '../start.ts';
import type { RunningServer, StartOptions } from '../start.ts';
import { openCluster } from '../store/cluster.ts';
import { prepareDataFolder } from '../store/data-folder.ts';
import { createInlineCompiler } from './inline-compiler.ts';
import { policyFiles, temporaryFolder, writeRules } from './rules.ts';

/** A real PostgreSQL for one test file, with a fresh database for whoever asks. */
export interface TestCluster {
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export async function openTestCluster(postgres: string | null = null): Promise<TestCluster> {
  const folder = temporaryFolder();
  prepareDataFolder(folder);
  const cluster = await openCluster(
    folder,
    postgres,
    createLog(() => undefined),
  );
  let count = 0;
  return {
    async createDatabase() {
      const name = `test_${String((count += 1))}`;
      await query(cluster.url, `CREATE DATABASE ${name}`);
      return cluster.url.replace(/sluice$/, name);
    },
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function query(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

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
  const server = await startServer(testConfig({ databaseUrl, ...change }), { log, compiler, ...options });
  return { ...server, databaseUrl, log: lines };
}

/** Fetches of the console: cookie, origin and JSON as a browser sends them. */
export interface ConsoleClient {
  get(path: string): Promise<Response>;
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

export function consoleClient(url: string, cookie = ''): ConsoleClient {
  return {
    get: (path) => fetch(url + path, { headers: { cookie } }),
    send: (method, path, body, headers = {}) =>
      fetch(url + path, {
        method,
        headers: { cookie, origin: url, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

export const linkOf = (server: RunningServer): string => server.signInUrl.split('/#/sign-in/')[1] ?? '';

/** Signs in with a link; the client carries the session from then on. */
export async function signInAs(url: string, link: string): Promise<ConsoleClient> {
  const response = await consoleClient(url).send('POST', '/api/session', { link });
  if (response.status !== 204) throw new Error(`sign-in answered ${String(response.status)}`);
  return consoleClient(url, response.headers.get('set-cookie')?.split(';')[0] ?? '');
}

/** Parses a JSON answer. */
export async function json<T extends v.GenericSchema>(
  schema: T,
  response: Response,
): Promise<v.InferOutput<T>> {
  return v.parse(schema, await response.json());
}
