import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../../scripts/lib/server-process.mjs';
import type { ServerProcess } from '../../scripts/lib/server-process.d.mts';

/** The built server as a process of its own, on an embedded database of its own. */
export interface Subject {
  process(): ServerProcess;
  readonly db: pg.Pool;
  readonly organisation: string;
  /** Of an administrator's session. */
  readonly cookie: string;
  /** As that administrator. */
  api(method: string, path: string, body?: unknown): Promise<Response>;
  /** Ends the server and starts it again on its data; milliseconds until it was ready. */
  restart(): Promise<number>;
  close(): Promise<void>;
}

export async function startSubject(): Promise<Subject> {
  const data = mkdtempSync(join(tmpdir(), 'sluice-bench-server-'));
  let server = await startServer({ data });
  let db = connect(data);
  const cookie = await signIn(server);
  const { rows } = await db.query<{ id: string }>('SELECT id FROM organisation');
  const { port } = new URL(server.url);
  return {
    process: () => server,
    get db() {
      return db;
    },
    organisation: rows[0]?.id ?? '',
    cookie,
    api: (method, path, body) =>
      fetch(server.url + path, {
        method,
        headers: { cookie, origin: server.url, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async restart() {
      await db.end();
      await server.stop();
      const began = performance.now();
      server = await startServer({ data, port: Number(port) });
      const startMs = performance.now() - began;
      db = connect(data);
      return startMs;
    },
    async close() {
      await db.end();
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function connect(data: string): pg.Pool {
  const password = readFileSync(join(data, 'database-password'), 'utf8').trim();
  const port = readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
  const connectionString = `postgres://sluice:${password}@127.0.0.1:${port}/sluice`;
  return new pg.Pool({ connectionString, max: 2 }).on('error', () => undefined);
}

async function signIn({ url, signInUrl }: ServerProcess): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ link: signInUrl.split('/#/sign-in/')[1] }),
  });
  if (response.status !== 204) throw new Error(`sign-in answered ${response.status}`);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

/** Processor time that a process has used so far, user and system. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

export function residentKbOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1.024;
}
