import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { routeAccess } from '../http/access.ts';
import { deviceOperations } from '../http/openapi/device-operations.ts';
import { callEveryRoute } from '../testing/every-route.ts';
import type { Answered } from '../testing/every-route.ts';
import { openTestCluster, query, startTestServer } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';

/** Every statement that a server says in its life, held to Citus' rule: a query names the organisation it is about. */
let cluster: TestCluster;
const statements = new Set<string>();
let answered: Answered = new Map();
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
  answered = await callEveryRoute(server);
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
  const about = [...statements].filter((text) =>
    keyed.some((table) => new RegExp(`\\b${table}\\b`).test(text)),
  );
  expect(about.length).toBeGreaterThan(150);
  const unbound = about.filter(
    (text) => !/\borg_id\b/.test(text) && !ofAll.some(([form]) => form.test(text)),
  );
  expect(unbound).toEqual([]);
});
