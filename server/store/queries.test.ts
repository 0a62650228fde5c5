import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AuditAction } from '../../lib/core/audit/actions.ts';
import { routeAccess } from '../http/access.ts';
import { deviceOperations } from '../http/openapi/device-operations.ts';
import { callEveryRoute } from '../testing/every-route.ts';
import type { Answered } from '../testing/every-route.ts';
import { distributed, isAbout, unboundIn } from '../testing/organisation-bound.ts';
import { openTestCluster, query, startTestServer } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';

/** Every statement that a server says in its life, held to Citus' rule: a query names the organisation it is about. */
let cluster: TestCluster;
const statements = new Set<string>();
let answered: Answered = new Map();
let keyed: string[] = [];
let audited: string[] = [];

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
  answered = await callEveryRoute(server);
  await server.close();
  spy.mockRestore();
  const rows = await query(
    url,
    `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'org_id' AND relname NOT IN ('audit', 'audit_notes', 'migrations')`,
  );
  keyed = rows.map(({ name }) => String(name));
  const actions = await query(url, 'SELECT DISTINCT action FROM audit ORDER BY action');
  audited = actions.map(({ action }) => String(action));
}, 120_000);
afterAll(() => cluster.stop());

/** What has nothing to do in a new organisation, and is asked all the same. */
const without: Readonly<Record<string, string>> = {
  'POST /api/keys/manifests': 'a manifest needs the root key, which is elsewhere',
  'POST /api/alerts/:id/acknowledge': 'no alert is open',
};

it('every route was called, and did what it is for', () => {
  const routes = [
    ...Object.keys(routeAccess),
    ...Object.keys(deviceOperations).filter((route) => route.includes(' /v1/')),
  ];
  expect([...answered.keys()].toSorted()).toEqual(routes.toSorted());
  const failed = [...answered].filter(([route, status]) => status >= 400 && without[route] === undefined);
  expect(failed).toEqual([]);
});

it('every statement about a distributed table names the organisation', () => {
  expect(statements.size).toBeGreaterThan(200);
  expect([...statements].filter(isAbout).length).toBeGreaterThan(150);
  expect(unboundIn(statements)).toEqual([]);
  expect(distributed).toEqual(keyed.toSorted());
  const unbound = [
    'select "id" from "devices"',
    'SELECT org_id FROM incidents',
    'DELETE FROM users WHERE id = $1',
  ];
  expect(unboundIn(unbound)).toEqual(unbound);
});

/** Every kind of entry there is; a reason where none of these routes leads to one. */
const kinds: Readonly<Record<AuditAction, string | null>> = {
  'installation.create': null,
  'session.create': null,
  'session.end': null,
  'setting.change': null,
  'setting.reset': null,
  'user.create': null,
  'user.change': null,
  'user.disable': 'audited in people-api.test.ts',
  'user.enable': 'audited in people-api.test.ts',
  'user.erase': null,
  'user.link': null,
  'user.bind': 'audited in oidc.test.ts',
  'user.password': null,
  'group.change': null,
  'group.delete': null,
  'group.import': null,
  'token.create': null,
  'token.revoke': null,
  'audit.export': null,
  'audit.notes-erase': null,
  'policy.publish': null,
  'policy.stage': null,
  'policy.widen': null,
  'policy.complete': null,
  'policy.abort': null,
  'policy.propose': null,
  'policy.approve': 'of what is put off; at once it is a publication that names its proposal',
  'policy.refuse': null,
  'policy.cancel': null,
  'keys.request': null,
  'keys.manifest': null,
  'enrolment-code.create': null,
  'enrolment-code.revoke': null,
  'device.enrol': null,
  'device.revoke': null,
  'device.leave': null,
  'expected.import': null,
  'alert.acknowledge': 'no alert is open',
  'incident.change': null,
  'incident.undo': null,
  'incident.export': null,
  'hold.create': null,
  'hold.release': null,
  'person.unmask': null,
  'person.export': null,
  'person.erase': null,
  'webhook.create': null,
  'webhook.change': null,
  'webhook.secret': null,
  'webhook.delete': null,
  'webhook.replay': 'no delivery has failed',
};

it('whatever was done stands in the audit trail', () => {
  const expected = Object.entries(kinds).flatMap(([kind, reason]) => (reason === null ? [kind] : []));
  expect(audited).toEqual(expected.toSorted());
});
