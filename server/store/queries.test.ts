import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { routeAccess } from '../http/access.ts';
import { policyFiles } from '../testing/rules.ts';
import { call, client, enrolDevice, makeIncident } from '../testing/test-device.ts';
import { linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';

/** Every statement that a server says in its life, held to Citus' rule: a query names the organisation it is about. */
let cluster: TestCluster;
const statements = new Set<string>();
let keyed: string[] = [];

const textOf = (asked: unknown): string => {
  const text = typeof asked === 'string' ? asked : Reflect.get(Object(asked), 'text');
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '';
};

beforeAll(async () => {
  cluster = await openTestCluster();
  const url = await cluster.createDatabase();
  const original = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...asked: unknown[]
  ) {
    statements.add(textOf(asked[0]));
    return Reflect.apply(original, this, asked);
  });
  const server = await startTestServer(url);
  const admin = await signInAs(server.url, linkOf(server));
  const device = await enrolDevice(server.enrolmentCode, 'someone');
  const incident = makeIncident();
  await call(device, 'POST', '/v1/token', { body: {} });
  await call(device, 'GET', '/v1/policy');
  await call(device, 'POST', '/v1/incidents', { body: { incidents: [incident] } });
  const beat = { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null };
  await call(device, 'POST', '/v1/heartbeat', { body: beat });
  const [day, id] = [incident.at.slice(0, 10), incident.id];
  for (const [route] of Object.entries(routeAccess).filter(([route]) => route.startsWith('GET'))) {
    const path = route.slice(4).replace(':day', day).replace(':device', device.answer.device);
    await (await admin.get(path.replace(':id', id).replace(/:\w+/g, 'none'))).arrayBuffer();
  }
  await admin.send('POST', '/api/enrolment-codes', { group: 'g', maxUses: 1, days: 1 });
  const publication = { files: policyFiles('warn'), message: 'Warn', baseVersion: server.version };
  await admin.send('POST', '/api/policy/publish', publication);
  await admin.send('DELETE', `/api/devices/${device.answer.device}`);
  await admin.send('DELETE', '/api/session');
  await server.close();
  spy.mockRestore();
  const rows = await query(
    url,
    `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'org_id' AND relname NOT LIKE 'audit%'`,
  );
  keyed = rows.map(({ name }) => String(name));
}, 120_000);
afterAll(() => cluster.stop());

/** Asked of every shard, on purpose. */
const ofAll: readonly (readonly [RegExp, string])[] = [
  [/^select .* from "sessions" inner join "users"/, 'a session is found by its own secret'],
  [/^(?:CREATE|ALTER) |\bFROM pg_inherits\b/, 'schema'],
];

it('every statement about a distributed table names the organisation', () => {
  expect(statements.size).toBeGreaterThan(30);
  const about = [...statements].filter((text) =>
    keyed.some((table) => new RegExp(`\\b${table}\\b`).test(text)),
  );
  expect(about.length).toBeGreaterThan(15);
  const unbound = about.filter(
    (text) => !/\borg_id\b/.test(text) && !ofAll.some(([form]) => form.test(text)),
  );
  expect(unbound).toEqual([]);
});
