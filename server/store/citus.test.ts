import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCluster, query } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { migrations } from './migrations.ts';

/** The rules of Citus, held against the schema: https://docs.citusdata.com, "Creating and Modifying Distributed Objects". */
let cluster: TestCluster;
let url = '';

beforeAll(async () => {
  cluster = await openTestCluster();
  url = await cluster.createDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // With a name it is the extended protocol, which takes one statement at a time, as Citus wants each migration to be.
  for (const { name, statement } of migrations) await client.query({ name, text: statement });
  await client.end();
}, 120_000);
afterAll(() => cluster.stop());

const script = readFileSync(join(import.meta.dirname, 'citus.sql'), 'utf8');
/** Tables that citus.sql leaves on the coordinator. */
const staying = [...(/stay text\[\] := ARRAY\[([^\]]+)\]/.exec(script)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
  ([, name]) => name,
);
/** Small ones without an organisation in their key, which every node holds whole. A new one is a decision. */
const everywhere = ['key_manifests', 'organisation', 'policies', 'sessions', 'sign_in_links', 'signing_keys'];
const column = async (text: string): Promise<unknown[]> =>
  (await query(url, text, [staying])).map((row) => Object.values(row)[0]);
const leaving = `SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
  AND NOT relispartition AND relname <> ALL ($1)`;
const orgId = "(SELECT attnum FROM pg_attribute WHERE attrelid = oid AND attname = 'org_id' AND attnotnull)";

describe('tables', () => {
  it('are keyed by their organisation, but for small ones that are known', async () => {
    const unkeyed = await column(
      `SELECT oid::regclass::text FROM (${leaving}) t WHERE ${orgId} IS NULL ORDER BY 1`,
    );
    expect(unkeyed).toEqual(everywhere);
    expect(staying).toEqual(['audit', 'audit_notes', 'migrations']);
  });

  it('have their organisation in every primary key and every unique index', async () => {
    const without = await column(
      `SELECT indexrelid::regclass::text FROM pg_index JOIN (${leaving}) t ON oid = indrelid
       WHERE indisunique AND NOT ${orgId} = ANY (indkey)`,
    );
    expect(without).toEqual([]);
  });

  it('have incidents and what belongs to them keyed by device and day as well', async () => {
    for (const table of ['incidents', 'incident_events', 'clean_sends']) {
      const [key] = await column(
        `SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' AND conrelid = '${table}'::regclass AND $1::text[] IS NOT NULL`,
      );
      expect(key).toMatch(/^PRIMARY KEY \(org_id, device_id, day, /);
    }
  });

  it('have no foreign key, and no trigger where Citus allows none', async () => {
    const found = await column(
      `SELECT conname FROM pg_constraint WHERE contype = 'f' AND $1::text[] IS NOT NULL
       UNION ALL SELECT tgname FROM pg_trigger JOIN (${leaving}) t ON t.oid = tgrelid WHERE NOT tgisinternal`,
    );
    expect(found).toEqual([]);
  });
});

describe('migrations', () => {
  it.each(migrations.map(({ name, statement }) => [name, statement]))(
    '%s only adds, so that an older server goes on beside it',
    (_name, statement) => {
      expect(statement).not.toMatch(
        /\bDROP\b|\bRENAME\b|\bALTER COLUMN\b|\bTRUNCATE TABLE\b|\bSET SCHEMA\b|\bREFERENCES\b|\bCONCURRENTLY\b/i,
      );
      const added = [...statement.matchAll(/ADD COLUMN ([^,]+(?:\([^)]*\))?[^,]*)/g)].map(
        ([, text = '']) => text,
      );
      const demanding = added.filter((text) => /NOT NULL/.test(text) && !/DEFAULT/.test(text));
      expect(demanding).toEqual([]);
      expect(added.filter((text) => /\b(?:UNIQUE|PRIMARY KEY)\b/.test(text))).toEqual([]);
    },
  );

  it('have names that stay and come once', () => {
    const names = migrations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?:[a-z]+-)?\d{3}-[a-z-]+$/);
  });
});
