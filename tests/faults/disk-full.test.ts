import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../server/store/postgres-process.ts';
import { policyFiles, temporaryFolder, writeRules } from '../../server/testing/rules.ts';
import { buildServer, readyLine, spawnServer } from '../../server/testing/server-process.ts';
import type { BuiltServer, ServerProcess } from '../../server/testing/server-process.ts';
import { call, enrolDevice, makeIncident } from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import { damageOf, unharmed } from './invariants.ts';

/** The database's disk runs full under load, and somebody makes room again. */
const place = temporaryFolder();
const megabyte = 1_048_576;
const mounted =
  process.env['SLUICE_FAULTS'] === 'full' &&
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0711', 'tmpfs', place]).status === 0;
const data = join(place, 'data');
const ballast = join(place, 'ballast');

let built: BuiltServer;
let server: ServerProcess;
let devices: TestDevice[] = [];

// In `npm run test:faults` alone, for its time; and where we may make a small file system: as root, on Linux.
describe.skipIf(!mounted)('a full disk (only by test:faults, and as root on Linux)', () => {
  beforeAll(async () => {
    built = await buildServer();
    mkdirSync(data);
    chmodSync(place, 0o711);
    server = await spawnServer(built, {
      SLUICE_DATA: data,
      SLUICE_RULES: writeRules(policyFiles()),
      SLUICE_PORT: String(await freePort()),
    });
    const { enrolmentCode } = readyLine(server);
    devices = await Promise.all(Array.from({ length: 12 }, () => enrolDevice(enrolmentCode)));
  }, 120_000);
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
    spawnSync('umount', [place]);
    built.remove();
  }, 120_000);

  it('is told by 503 and a time to come again; with room, everything acknowledged is there', async () => {
    const acknowledged: string[] = [];
    const fillUp = (): void => {
      const { bavail, bsize } = statfsSync(place);
      const room = bavail * bsize - 2 * megabyte;
      writeFileSync(ballast, Buffer.alloc(Math.max(0, room), 1), { flag: 'a' });
    };
    const round = async (): Promise<Response[]> =>
      Promise.all(
        devices.map(async (device) => {
          const incidents = Array.from({ length: 100 }, () => makeIncident({ excerpt: 'x'.repeat(240) }));
          const response = await call(device, 'POST', '/v1/incidents', { body: { incidents } });
          if (response.status === 200) acknowledged.push(...incidents.map(({ id }) => id));
          return response;
        }),
      );
    await round();
    fillUp();
    let refused: Response | undefined;
    while (refused === undefined) refused = (await round()).find(({ status }) => status === 503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { url } = readyLine(server);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    rmSync(ballast);
    let taken = await round();
    while (!taken.some(({ status }) => status === 200)) taken = await round();
    while ((await fetch(`${url}/readyz`)).status !== 200);
    const password = readFileSync(join(data, 'database-password'), 'utf8').trim();
    const port = readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
    const databaseUrl = `postgres://sluice:${password}@127.0.0.1:${port}/sluice`;
    expect(await damageOf(databaseUrl, acknowledged)).toEqual(unharmed);
    expect(server.child.exitCode).toBeNull();
  }, 120_000);
});
