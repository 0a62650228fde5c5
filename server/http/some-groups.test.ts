import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionLimits } from '../auth/session-limits.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import {
  addPerson,
  createApiToken,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

/** What people and tokens that see some groups only learn of the others: nothing. */
let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let ofSales = '';
let salesAdmin: ConsoleClient;
let sales: TestDevice;
let ops: TestDevice;

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  admin = await signInAs(server.url, linkOf(server));
  ofSales = await createApiToken(
    admin,
    ['incidents.read', 'incidents.triage', 'people.unmask', 'people.erase', 'people.manage', 'audit.read'],
    ['sales'],
  );
  salesAdmin = await signInAs(server.url, (await addPerson(admin, { groups: ['sales'] })).link);
  sales = await enrolDevice(server.enrolmentCode, 'anna@example.com');
  ops = await enrolDevice(server.enrolmentCode, 'anna@example.com');
  for (const [group, { answer }] of [['sales', sales] as const, ['ops', ops] as const])
    await query(server.databaseUrl, 'UPDATE devices SET group_name = $1 WHERE id = $2', [
      group,
      answer.device,
    ]);
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${server.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${ofSales}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('who sees some groups only', () => {
  it('is not offered what is about everybody', async () => {
    const schema = v.object({ permissions: v.array(v.string()), everyGroup: v.boolean() });
    const all = await json(schema, await admin.get('/api/session'));
    const some = await json(schema, await salesAdmin.get('/api/session'));
    expect([all.everyGroup, some.everyGroup]).toEqual([true, false]);
    expect(all.permissions.filter((one) => !some.permissions.includes(one)).toSorted()).toEqual([
      'audit.read',
      'people.erase',
      'policy.publish',
      'settings.manage',
    ]);
  });

  it.each([
    ['GET', '/holds'],
    ['POST', '/holds', { kind: 'rule', value: 'basics/every-message', reason: 'a case' }],
    ['DELETE', `/holds/${crypto.randomUUID()}`],
    ['GET', '/person-data/erasures'],
    ['POST', '/person-data/erase', { pseudonym: `u_${'0'.repeat(20)}`, reason: 'asked' }],
    ['PUT', '/groups/finance', { parent: 'sales' }],
    ['DELETE', '/groups/finance'],
    ['POST', '/groups/import', { csv: 'group,parent,person,manager\nfinance,sales,,', mode: 'merge' }],
    ['GET', '/groups/finance/members'],
    ['POST', '/groups/sales/members', { add: ['otto@example.com'], remove: [] }],
    ['GET', '/audit'],
    ['GET', '/audit/head'],
    ['GET', '/audit/export'],
  ])('has no %s %s', async (method, path, body?: unknown) => {
    const answer = await ask(method, path, body);
    expect([answer.status, await errorCodeOf(answer)]).toEqual([403, 'access/denied']);
  });

  it.each([
    ['POST', '/users', { name: 'Two', email: null, role: 'administrator', groups: null }],
    ['PATCH', '/users/:me', { groups: null }],
    ['DELETE', '/users/:me'],
    ['POST', '/users/:me/link', {}],
    ['DELETE', '/users/:me/sessions'],
    ['PUT', '/settings/sessions.limits', { value: sessionLimits.standard }],
    ['DELETE', '/settings/sessions.limits'],
  ])('has, an administrator even, no %s %s', async (method, path, body?: unknown) => {
    const session = v.object({ user: v.object({ id: v.string() }) });
    const { user } = await json(session, await salesAdmin.get('/api/session'));
    const answer = await salesAdmin.send(method, `/api${path.replace(':me', user.id)}`, body);
    expect([answer.status, await errorCodeOf(answer)]).toEqual([403, 'access/denied']);
  });

  it('lists and revokes the tokens of their groups, and no others', async () => {
    const asked = { name: 'Other', scopes: ['policy.read'], days: 1 };
    const made = async (groups: readonly string[] | null): Promise<string> => {
      const answer = await admin.send('POST', '/api/tokens', { ...asked, groups });
      return (await json(v.object({ id: v.string() }), answer)).id;
    };
    const [theirs, wider, every] = [await made(['sales']), await made(['sales', 'ops']), await made(null)];
    const list = v.object({ items: v.array(v.object({ id: v.string() })) });
    const { items } = await json(list, await salesAdmin.get('/api/tokens'));
    const ids = items.map(({ id }) => id);
    expect([theirs, wider, every].map((id) => ids.includes(id))).toEqual([true, false, false]);
    const revoke = async (id: string): Promise<number> =>
      (await salesAdmin.send('DELETE', `/api/tokens/${id}`)).status;
    expect([await revoke(wider), await revoke(every), await revoke(theirs)]).toEqual([404, 404, 204]);
  });

  it('erases nobody, for a person may have devices elsewhere', async () => {
    const lookup = { person: 'anna@example.com', reason: 'test' };
    const about = await json(
      v.object({ pseudonym: v.string() }),
      await admin.send('POST', '/api/person-data/lookup', lookup),
    );
    const answer = await ask('POST', '/person-data/erase', { ...about, reason: 'she asked' });
    expect([answer.status, await errorCodeOf(answer)]).toEqual([403, 'access/denied']);
    const left = 'SELECT 1 FROM devices WHERE person IS NOT NULL AND revoked_at IS NULL';
    expect(await query(server.databaseUrl, left)).toHaveLength(2);
  });

  it('exports of a person what is in their groups', async () => {
    const lookup = { person: 'anna@example.com', reason: 'test' };
    const answer = await admin.send('POST', '/api/person-data/lookup', lookup);
    const about = await json(v.object({ pseudonym: v.string() }), answer);
    await query(
      server.databaseUrl,
      `INSERT INTO group_members (org_id, person, group_name) SELECT id, 'anna@example.com', 'ops' FROM organisation`,
    );
    const text = await (await ask('POST', '/person-data/export', { ...about, reason: 'she asked' })).text();
    expect(text).toContain(sales.answer.device);
    expect(text).not.toContain('ops');
    expect(text).not.toContain(ops.answer.device);
  });

  it('undoes what they see of a batch, and is not told its size', async () => {
    const made = [sales, ops].map((device) => ({ device, incident: makeIncident() }));
    for (const { device, incident } of made)
      await call(device, 'POST', '/v1/incidents', { body: { incidents: [incident] } });
    const change = async (devices: readonly TestDevice[]): Promise<string> => {
      const keys = made
        .filter(({ device }) => devices.includes(device))
        .map(({ device, incident }) => ({
          ...{ day: incident.at.slice(0, 10), device: device.answer.device, id: incident.id },
        }));
      const request = { select: { keys }, change: { addLabels: [crypto.randomUUID()] } };
      const answer = await admin.send('POST', '/api/incidents/changes', request);
      return (await json(v.object({ batch: v.string() }), answer)).batch;
    };
    const undo = (batch: string) => ask('POST', `/incidents/changes/${batch}/undo`, {});
    expect(await (await undo(await change([sales, ops]))).json()).toEqual({ undone: 1, kept: 0 });
    expect((await undo(await change([ops]))).status).toBe(404);
  });
});
