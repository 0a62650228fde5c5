import pg from 'pg';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { unboundIn } from './organisation-bound.ts';

/**
 * A `setupFiles` of vitest: whatever a server says to its database in any test is held to Citus' rule, which is that a
 * query about a distributed table names the organisation (docs/adr/0016). The tests' own connections are not asked.
 */
const statements = new Set<string>();
const original = pg.Client.prototype.query;

beforeAll(() => {
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    const text: unknown = typeof asked[0] === 'string' ? asked[0] : Reflect.get(Object(asked[0]), 'text');
    if (isOfServer(this) && typeof text === 'string') statements.add(text);
    return Reflect.apply(original, this, asked);
  });
});

afterAll(() => {
  vi.mocked(pg.Client.prototype.query).mockRestore();
  expect(unboundIn(statements)).toEqual([]);
});

/** As `openDatabase` names its connections. */
function isOfServer(client: pg.Client): boolean {
  const parameters: unknown = Reflect.get(client, 'connectionParameters');
  return Reflect.get(Object(parameters), 'application_name') === 'sluice';
}
