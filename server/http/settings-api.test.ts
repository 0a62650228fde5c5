import pg from 'pg';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { oidcSetting } from '../auth/oidc-settings.ts';
import { sessionLimits } from '../auth/session-limits.ts';
import { concealed, defineSetting, readSetting, withKeptSecrets } from '../settings/setting.ts';
import { openDatabase } from '../store/database.ts';
import { errorCodeOf } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  admin = await signInAs(server.url, linkOf(server));
  await admin.send('DELETE', '/api/settings/sessions.limits'); // a test server has limits of its own
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const recordSchema = v.object({
  key: v.string(),
  value: v.unknown(),
  standard: v.unknown(),
  changed: v.nullable(v.object({ at: v.string(), by: v.string() })),
});
const limits = async (): Promise<v.InferOutput<typeof recordSchema> | undefined> => {
  const answer = await json(v.object({ items: v.array(recordSchema) }), await admin.get('/api/settings'));
  return answer.items.find(({ key }) => key === 'sessions.limits');
};

describe('settings', () => {
  const value = { ...sessionLimits.standard, idleMinutes: 30 };

  it('stand at their standard until one is set, and go back to it', async () => {
    expect(await limits()).toMatchObject({ value: sessionLimits.standard, changed: null });
    expect((await admin.send('PUT', '/api/settings/sessions.limits', { value })).status).toBe(204);
    expect(await limits()).toMatchObject({
      value,
      changed: { by: expect.stringMatching(/^user:/) as string },
    });
    expect((await admin.send('DELETE', '/api/settings/sessions.limits')).status).toBe(204);
    expect(await limits()).toMatchObject({ value: sessionLimits.standard, changed: null });
    const trail = await query(
      server.databaseUrl,
      "SELECT action, target FROM audit WHERE action LIKE 'setting.%'",
    );
    expect(trail.slice(1)).toEqual([
      { action: 'setting.change', target: 'sessions.limits' },
      { action: 'setting.reset', target: 'sessions.limits' },
    ]);
  });

  it.each<[string, unknown, unknown, string, string]>([
    [
      'incidents.retention',
      { incidentDays: 90, counterDays: 800 },
      { incidentDays: 30, counterDays: 400 },
      'incidentDays=90→30 counterDays=800→400',
      'incidentDays=30→180 counterDays=400→800',
    ],
    ['policy.review', 'second-person', 'none', 'second-person→none', ''],
    [
      'sign-in.oidc',
      { ...oidcSetting.standard, issuer: 'https://id.example', clientSecret: 'planted one' },
      {
        ...oidcSetting.standard,
        issuer: 'https://other.example',
        clientSecret: 'planted two',
        trustEmail: true,
      },
      'issuer=https://id.example→https://other.example clientSecret=changed trustEmail=false→true',
      'issuer=https://other.example→null clientSecret=changed trustEmail=true→false',
    ],
    [
      'webhooks.network',
      { allowHttp: false, allowNetworks: ['10.0.0.0/8'] },
      { allowHttp: true, allowNetworks: ['10.0.0.0/8', '192.168.0.0/16'] },
      'allowHttp=false→true allowNetworks=["10.0.0.0/8"]→["10.0.0.0/8","192.168.0.0/16"]',
      'allowHttp=true→false allowNetworks=["10.0.0.0/8","192.168.0.0/16"]→[]',
    ],
  ])('stand in the audit trail with what changed: %s', async (key, first, second, change, reset) => {
    await admin.send('PUT', `/api/settings/${key}`, { value: first });
    expect((await admin.send('PUT', `/api/settings/${key}`, { value: second })).status).toBe(204);
    expect((await admin.send('DELETE', `/api/settings/${key}`)).status).toBe(204);
    const answer = await admin.get(`/api/audit?target=${key}`);
    const entries = v.object({ items: v.array(v.object({ action: v.string(), detail: v.string() })) });
    const { items } = await json(entries, answer);
    expect(items.slice(0, 2)).toEqual([
      { action: 'setting.reset', detail: reset },
      { action: 'setting.change', detail: change },
    ]);
    expect(JSON.stringify(items)).not.toContain('planted');
  });

  it.each([{ value: { ...value, idleMinutes: 0 } }, { value: { idleMinutes: 30 } }, { value: null }, {}])(
    'refuse a value that does not fit: %o',
    async (body) => {
      const answer = await admin.send('PUT', '/api/settings/sessions.limits', body);
      expect([answer.status, await errorCodeOf(answer)]).toEqual([400, 'request/shape']);
    },
  );

  it('do not take keys that nobody knows', async () => {
    expect((await admin.send('PUT', '/api/settings/made.up', { value })).status).toBe(404);
    expect((await admin.send('DELETE', '/api/settings/made.up')).status).toBe(404);
  });

  it('fall back to the standard when what is stored no longer fits', async () => {
    const database = await openDatabase(
      server.databaseUrl,
      createLog(() => undefined),
    );
    const [row] = await query(
      server.databaseUrl,
      `INSERT INTO settings SELECT id, 'sessions.limits', '{"idleMinutes":"soon"}', now(), 'system' FROM organisation
        RETURNING org_id`,
    );
    expect(await readSetting(database.db, String(row?.['org_id']), sessionLimits)).toEqual(
      sessionLimits.standard,
    );
    await database.close();
    await admin.send('DELETE', '/api/settings/sessions.limits');
  });

  it('keep the secret that somebody else sets at the same moment', async () => {
    const path = '/api/settings/sign-in.oidc';
    const value = { ...oidcSetting.standard, clientSecret: 'first' };
    expect((await admin.send('PUT', path, { value })).status).toBe(204);
    const other = new pg.Client({ connectionString: server.databaseUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query(
      `UPDATE settings SET value = jsonb_set(value, '{clientSecret}', '"second"') WHERE key = 'sign-in.oidc'`,
    );
    const sent = admin.send('PUT', path, { value: { ...value, clientSecret: null, label: 'Ours' } });
    const waits =
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    await expect.poll(() => query(server.databaseUrl, waits), { timeout: 20_000 }).toHaveLength(1);
    await other.query('COMMIT');
    await other.end();
    expect((await sent).status).toBe(204);
    const stored = "SELECT value FROM settings WHERE key = 'sign-in.oidc'";
    expect(await query(server.databaseUrl, stored)).toEqual([
      { value: expect.objectContaining({ clientSecret: 'second', label: 'Ours' }) as unknown },
    ]);
    await admin.send('DELETE', path);
  });

  it('never show a secret again, and keep it when it is sent back as null', () => {
    const setting = defineSetting({
      key: 'test.door',
      schema: v.strictObject({ name: v.string(), secret: v.nullable(v.string()) }),
      standard: { name: '', secret: null },
      secrets: ['secret'],
    });
    const stored = { name: 'front', secret: 'planted' };
    expect(concealed(setting, stored)).toEqual({ name: 'front', secret: null });
    expect(withKeptSecrets(setting, { name: 'back', secret: null }, stored)).toEqual({
      name: 'back',
      secret: 'planted',
    });
    expect(withKeptSecrets(setting, { name: 'back', secret: 'new' }, stored)).toEqual({
      name: 'back',
      secret: 'new',
    });
    const bound = { ...setting, secretsAreFor: ['name'] };
    const [same, other] = ['front', 'back'].map((name) => ({ name, secret: null }));
    expect(withKeptSecrets(bound, same, stored)).toEqual(stored);
    expect(withKeptSecrets(bound, other, stored)).toEqual(other); // it would go to somebody else
  });
});
