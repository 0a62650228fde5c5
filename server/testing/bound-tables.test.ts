import { expect, it } from 'vitest';
import { unboundTables } from './bound-tables.ts';

const tables = new Set(['users', 'devices', 'incidents']);

it.each([
  ['select * from "users" where "org_id" = $1 and "id" = $2', []],
  ['select * from "users" where "id" = $1', ['users']],
  ['SELECT 1 FROM users u JOIN devices d ON d.org_id = u.org_id WHERE u.org_id = $1', []],
  ['SELECT 1 FROM users u JOIN devices d ON d.person = u.email WHERE u.org_id = $1', ['devices']],
  ['SELECT 1 FROM users u, devices AS d WHERE u.org_id = $1 AND d.id = u.id', ['devices']],
  [
    'SELECT 1 FROM users u, devices d, incidents i WHERE i.org_id = d.org_id AND d.org_id = u.org_id AND $1 = u.org_id',
    [],
  ],
  ['SELECT id FROM users WHERE org_id = $1 UNION ALL SELECT id FROM devices WHERE id = $2', ['devices']],
  [
    'SELECT 1 FROM users u WHERE org_id = $1 AND EXISTS (SELECT 1 FROM devices d WHERE d.org_id = u.org_id)',
    [],
  ],
  [
    'SELECT 1 FROM users u WHERE org_id = $1 AND EXISTS (SELECT 1 FROM devices d WHERE d.id = u.id)',
    ['devices'],
  ],
  ['SELECT 1 FROM users WHERE org_id = $1 AND id IN (SELECT id FROM users WHERE name = $2)', ['users']],
  [
    'WITH due AS (SELECT org_id, id FROM incidents WHERE org_id = $1) DELETE FROM incidents i USING due WHERE i.org_id = due.org_id',
    ['incidents'],
  ],
  [
    'WITH due AS (SELECT id FROM incidents WHERE org_id = $1) DELETE FROM incidents i USING due WHERE i.org_id = $1 AND i.id = due.id',
    [],
  ],
  ['WITH due AS (SELECT id FROM incidents) SELECT 1 FROM due, users WHERE org_id = $1', ['incidents']],
  ["UPDATE devices SET person = 'org_id = $1' WHERE id = $2", ['devices']],
  [
    'INSERT INTO users (org_id, id) VALUES ($1, $2) ON CONFLICT (org_id, id) DO UPDATE SET id = excluded.id',
    [],
  ],
  ['INSERT INTO users (org_id, id) SELECT org_id, id FROM devices WHERE id = $1', ['devices']],
  ['INSERT INTO users (org_id, devices) VALUES ($1, $2)', []],
  ['INSERT INTO users (id) SELECT id FROM devices WHERE org_id = $1', ['users']],
])('%s', (statement, expected) => {
  expect(unboundTables(statement, tables)).toEqual(expected);
});
