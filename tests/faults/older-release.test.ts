import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catchUp } from '../../server/incidents/catch-up.ts';
import { createLog } from '../../server/log.ts';
import { openDatabase } from '../../server/store/database.ts';
import { freePort } from '../../server/store/postgres-process.ts';
import { policyFiles, temporaryFolder, writeRules } from '../../server/testing/rules.ts';
import { readyLine, spawnServer } from '../../server/testing/server-process.ts';
import type { ServerProcess } from '../../server/testing/server-process.ts';
import { call, enrolDevice, makeIncident } from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import { openTestCluster, query, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { damageOf } from './invariants.ts';
import { buildOlderRelease, hasOlderRelease, olderCommit } from './older-release.ts';
import type { OlderRelease } from './older-release.ts';

/** An update in its middle: an older server beside a new one on the new one's schema, and browsers not updated yet. */
describe.skipIf(!hasOlderRelease)(`beside ${olderCommit} (needs its commit: a full clone)`, () => {
  let cluster: TestCluster;
  let older: OlderRelease;
  let oldServer: ServerProcess;
  let newServer: TestServer;
  let oldDevice: TestDevice;
  let url = '';
  let newPort = 0;

  beforeAll(async () => {
    older = await buildOlderRelease();
    cluster = await openTestCluster();
    const databaseUrl = await cluster.createDatabase();
    const port = String(await freePort());
    url = `http://127.0.0.1:${port}`;
    oldServer = await spawnServer(
      { file: older.server },
      {
        DATABASE_URL: databaseUrl,
        SLUICE_DATA: temporaryFolder(),
        SLUICE_RULES: writeRules(policyFiles()),
        SLUICE_PORT: port,
      },
    );
    const { enrolmentCode } = readyLine(oldServer);
    oldDevice = (await older.device['enrolDevice']?.(enrolmentCode, 'p.erson')) as TestDevice;
    newPort = await freePort();
    newServer = await startTestServer(databaseUrl, { publicUrl: url, port: newPort });
  }, 180_000);
  afterAll(async () => {
    await newServer.close();
    oldServer.child.kill('SIGTERM');
    await oldServer.ended;
    await cluster.stop();
    older.remove();
  }, 60_000);

  const idsOf = async (incidents: readonly { readonly id: string }[]): Promise<number> => {
    const text = 'SELECT 1 FROM incidents WHERE id = ANY($1::uuid[])';
    return (await query(newServer.databaseUrl, text, [incidents.map(({ id }) => id)])).length;
  };

  it('the older server goes on enrolling and storing on the schema that the new one has changed', async () => {
    const device = await enrolDevice(readyLine(oldServer).enrolmentCode);
    const incidents = [makeIncident(), makeIncident()];
    const sent = await call(device, 'POST', '/v1/incidents', { body: { incidents } });
    expect(sent.status).toBe(200);
    expect(await idsOf(incidents)).toBe(2);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // The older server counts nothing: the new one does so within a minute, or whoever comes first.
    const log = createLog(() => undefined);
    const { pool, close } = await openDatabase(newServer.databaseUrl, log);
    const { id } = device.answer.organisation;
    await catchUp(pool, id, new AbortController().signal);
    await close();
    const counted = async (): Promise<unknown> =>
      (await query(newServer.databaseUrl, 'SELECT sum(count)::int AS n FROM rollup_days'))[0]?.['n'];
    await expect.poll(counted).toBe(incidents.length);
    const { doubled, drifted } = await damageOf(newServer.databaseUrl, []);
    expect({ doubled, drifted: drifted ?? [] }).toEqual({ doubled: [], drifted: [] });
  });

  it('a device of the older release reports to the new server and gets policy that it can read', async () => {
    const incident = older.device['makeIncident']?.() as { readonly id: string };
    const answer = await throughNew('POST', '/v1/incidents', { incidents: [incident] });
    expect(answer.status).toBe(200);
    expect(await idsOf([incident])).toBe(1);
    const client = older.device['client'];
    const beat = { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null };
    expect((await throughNew('POST', '/v1/heartbeat', beat)).status).toBe(204);
    expect((await throughNew('POST', '/v1/token', {})).status).toBe(200);
    const policy = (await (await throughNew('GET', '/v1/policy')).json()) as unknown;
    const code = older.device['readCode']?.(readyLine(oldServer).enrolmentCode) as { rootKey: string };
    const verified = (await older.device['verifyPolicy']?.(policy, {
      rootKey: code.rootKey,
      organisation: oldDevice.answer.organisation.id,
      seenVersion: 1,
      seenSerial: 1,
      now: Date.now(),
    })) as { ok: boolean; value: { bundle: unknown } };
    expect(verified).toMatchObject({ ok: true });
    expect(older.device['parseBundle']?.(verified.value.bundle)).toMatchObject({ ok: true });
  });

  /** The older device's request, handed to the new server as the balancer would. */
  async function throughNew(method: string, path: string, body?: unknown): Promise<Response> {
    const options = body === undefined ? {} : { body };
    const signed = (await older.device['sign']?.(oldDevice, method, path, options)) as { init: RequestInit };
    return fetch(`http://127.0.0.1:${String(newPort)}${path}`, signed.init);
  }
});
