import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoad } from './testing/ingest-load.ts';
import { policyFiles, temporaryFolder, writeRules } from './testing/rules.ts';
import { buildServer, readyLine, spawnServer } from './testing/server-process.ts';
import type { BuiltServer, ServerProcess } from './testing/server-process.ts';
import { enrolDevice } from './testing/test-device.ts';
import { query } from './testing/test-server.ts';

/** The process as people run it: killed, restarted, and told nonsense. */
let built: BuiltServer;
const rules = writeRules(policyFiles());
const data = temporaryFolder();
const start = (env: Record<string, string> = {}): Promise<ServerProcess> =>
  spawnServer(built, { SLUICE_DATA: data, SLUICE_RULES: rules, ...env });

beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => {
  built.remove();
  rmSync(data, { recursive: true, force: true });
});

const postmaster = (): { pid: number; port: string } => {
  const lines = readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: lines[3] ?? '' };
};
const databaseUrl = (): string => {
  const password = readFileSync(join(data, 'database-password'), 'utf8');
  return `postgres://sluice:${password}@127.0.0.1:${postmaster().port}/sluice`;
};
const end = async (server: ServerProcess, signal: NodeJS.Signals): Promise<number | null> => {
  server.child.kill(signal);
  return server.ended;
};

describe('the server process', () => {
  it('loses nothing acknowledged and stores nothing twice when database and server are killed', async () => {
    const first = await start();
    const { url, enrolmentCode } = readyLine(first);
    const devices = await Promise.all(Array.from({ length: 10 }, () => enrolDevice(enrolmentCode)));
    const load = startLoad(devices);
    await load.more(300);

    const killed = postmaster().pid;
    process.kill(killed, 'SIGKILL');
    await load.more(150); // the server brought its database back by itself
    expect(postmaster().pid).not.toBe(killed);

    await end(first, 'SIGKILL');
    const orphan = postmaster().pid;
    const second = await start({ SLUICE_PORT: new URL(url).port });
    expect(postmaster().pid).not.toBe(orphan);
    await load.more(150);
    await load.stop();

    const rows = await query(databaseUrl(), 'SELECT id, count(*)::int AS count FROM incidents GROUP BY id');
    const stored = new Map(rows.map(({ id, count }) => [id, count]));
    expect(load.acknowledged.filter((id) => stored.get(id) !== 1)).toEqual([]);
    expect([...stored.values()].filter((count) => count !== 1)).toEqual([]);

    expect(readyLine(second)).toMatchObject({ enrolmentCode, version: 1 });
    expect(await end(second, 'SIGTERM')).toBe(0);
  }, 90_000);

  it('says neither a sign-in link nor an enrolment code where it is told so', async () => {
    const server = await start({ SLUICE_START_SECRETS: '0' });
    expect(await end(server, 'SIGTERM')).toBe(0);
    expect(readyLine(server)).toMatchObject({ signInUrl: '', enrolmentCode: '', version: 1 });
  });

  it('ends cleanly with the process that started it, and frees its data', async () => {
    const child = await start({ SLUICE_PARENT_PIPE: '1' });
    readyLine(child);
    child.child.stdin?.end();
    expect(await child.ended).toBe(0);
    const next = await start();
    readyLine(next);
    expect(await end(next, 'SIGINT')).toBe(0);
    expect(next.stderr()).toContain('"event":"stopped"');
  });

  it('ends cleanly, database and all, when its parent was killed and nobody reads its log any more', async () => {
    const { child, ended } = await start({ SLUICE_PARENT_PIPE: '1' });
    const database = postmaster().pid;
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.stdin?.end();
    expect(await ended).toBe(0);
    expect(() => process.kill(database, 0)).toThrow();
  });

  it('refuses data that another server uses', async () => {
    const owner = await start();
    readyLine(owner);
    const rival = await start();
    expect(rival.said).toMatchObject({ ready: false, code: 'start/data-in-use' });
    expect(await rival.ended).toBe(2);
    const { url } = readyLine(owner);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await end(owner, 'SIGTERM');
  });
});

describe('a start that cannot be', () => {
  const refusal = async (env: Record<string, string>): Promise<unknown> => {
    const server = await start(env);
    expect(await server.ended).toBe(2);
    const { said } = server;
    const sentence = server.stderr().trim();
    // One sentence, no stack trace, the same in both places.
    expect(said).toMatchObject({ ready: false, message: sentence });
    expect(sentence).not.toMatch(/\n|\bat .*:\d+:\d+/);
    return said.ready ? null : said.code;
  };

  it('port in use', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    expect(await refusal({ SLUICE_PORT: port })).toBe('start/port-in-use');
    other.close();
  });

  it('unwritable data folder', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ SLUICE_DATA: join(file, 'data') })).toBe('start/data-unwritable');
  });

  it('nonsense in the environment', async () => {
    expect(await refusal({ SLUICE_PORT: 'eighty' })).toBe('start/config');
    expect(await refusal({ SLUICE_PUBLIC_URL: 'ftp://x' })).toBe('start/config');
  });

  it('no rules, or rules that are wrong', async () => {
    const fresh = { SLUICE_DATA: temporaryFolder() };
    expect(await refusal({ ...fresh, SLUICE_RULES: '/nowhere' })).toBe('start/rules');
    const broken = writeRules(
      policyFiles().map(({ path, text }) => ({ path, text: text.replace('low', 'lowish') })),
    );
    expect(await refusal({ ...fresh, SLUICE_RULES: broken })).toBe('start/rules');
    const mended = await start(fresh);
    expect(readyLine(mended).version).toBe(1);
    await end(mended, 'SIGTERM');
  });

  it('a database that does not answer', async () => {
    expect(await refusal({ DATABASE_URL: 'postgres://x:secret@127.0.0.1:1/x' })).toBe('start/database');
  });
});
