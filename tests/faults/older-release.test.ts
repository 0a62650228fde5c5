import { resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyExport } from '../../console/settings/audit/verify.ts';
import { linkOlderEntries } from '../../server/audit/link-older.ts';
import { catchUp } from '../../server/incidents/catch-up.ts';
import { createLog } from '../../server/log.ts';
import { readRulesFolder } from '../../server/policy/rules-folder.ts';
import { openDatabase } from '../../server/store/database.ts';
import { freePort } from '../../server/store/postgres-process.ts';
import { policyFiles, temporaryFolder, writeRules } from '../../server/testing/rules.ts';
import { readyLine, spawnServer } from '../../server/testing/server-process.ts';
import type { ServerProcess } from '../../server/testing/server-process.ts';
import { call, enrolDevice, makeIncident } from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import {
  consoleClient,
  json,
  linkOf,
  openTestCluster,
  query,
  startTestServer,
} from '../../server/testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { damageOf, unharmed } from './invariants.ts';
import { buildOlderRelease, olderCommit, whyWithoutOlder } from './older-release.ts';
import type { OlderRelease } from './older-release.ts';

/** An update in its middle: an older server beside a new one on the new one's schema, and browsers not updated yet. */
describe.skipIf(whyWithoutOlder !== null)(`beside ${olderCommit} ${whyWithoutOlder ?? ''}`.trim(), () => {
  let cluster: TestCluster;
  let older: OlderRelease;
  let oldServer: ServerProcess;
  let newServer: TestServer;
  let admin: ConsoleClient;
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
    admin = consoleClient(newUrl());
    await admin.send('POST', '/api/session', { link: linkOf(newServer) }, { origin: url });
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
    expect(await damageOf(newServer.databaseUrl, [])).toEqual(unharmed);
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
    expect(await readByOlder()).toMatchObject({ version: 1 });
  });

  it('a device of the older release reads today’s rules, published by the new server', async () => {
    const asked = { files: readRulesFolder(resolve('rules')), message: 'Today', baseVersion: 1 };
    const published = await admin.send('POST', '/api/policy/publish', asked, { origin: url });
    expect([published.status, await published.json()]).toEqual([200, { version: 2 }]);
    const { rules } = await readByOlder();
    expect(rules.length).toBeGreaterThan(0);
  }, 180_000);

  it('what the older server publishes is in force at the new one, and in the audit trail that it verifies', async () => {
    const atOld = consoleClient(url);
    const link = readyLine(oldServer).signInUrl.split('/#/sign-in/')[1];
    expect((await atOld.send('POST', '/api/session', { link })).status).toBe(204);
    const asked = { files: policyFiles('block'), message: 'By the older one', baseVersion: 2 };
    const published = await atOld.send('POST', '/api/policy/publish', asked);
    expect([published.status, await published.json()]).toEqual([200, { version: 3 }]);
    const headers = { authorization: `Bearer ${oldDevice.answer.access.token}` };
    const head = async (): Promise<unknown> =>
      (await fetch(`${newUrl()}/v1/policy/head`, { headers })).json();
    await expect.poll(head, { timeout: 20_000 }).toMatchObject({ version: 3 });
    expect(await readByOlder()).toMatchObject({ version: 3 });

    const { db, close } = await openDatabase(
      newServer.databaseUrl,
      createLog(() => undefined),
    );
    await linkOlderEntries(db, oldDevice.answer.organisation.id); // as the new server does within a minute
    await close();
    const signed = await json(
      v.object({ head: v.string(), manifest: v.string() }),
      await admin.get('/api/audit/head'),
    );
    const trail = await (await admin.get('/api/audit/export')).text();
    expect(trail).toContain('"target":"v3"');
    const verified = await verifyExport(trail, signed, rootKey());
    expect(verified).toMatchObject({ ok: true, value: { summary: { faults: [] } } });
  });

  const newUrl = (): string => `http://127.0.0.1:${String(newPort)}`;
  const rootKey = (): string => {
    const code = older.device['readCode']?.(readyLine(oldServer).enrolmentCode) as { rootKey: string };
    return code.rootKey;
  };

  /** The policy in force, as the older release's own code verifies and reads it. */
  async function readByOlder(): Promise<{ version: number; rules: readonly unknown[] }> {
    const policy = (await (await throughNew('GET', '/v1/policy')).json()) as unknown;
    const verified = (await older.device['verifyPolicy']?.(policy, {
      rootKey: rootKey(),
      organisation: oldDevice.answer.organisation.id,
      seenVersion: 1,
      seenSerial: 1,
      now: Date.now(),
    })) as { ok: boolean; value: { bundle: unknown } };
    expect(verified).toMatchObject({ ok: true });
    const bundle = older.device['parseBundle']?.(verified.value.bundle);
    expect(bundle).toMatchObject({ ok: true });
    return (bundle as { value: { version: number; rules: readonly unknown[] } }).value;
  }

  /** The older device's request, handed to the new server as the balancer would. */
  async function throughNew(method: string, path: string, body?: unknown): Promise<Response> {
    const options = body === undefined ? {} : { body };
    const signed = (await older.device['sign']?.(oldDevice, method, path, options)) as { init: RequestInit };
    return fetch(newUrl() + path, signed.init);
  }
});
