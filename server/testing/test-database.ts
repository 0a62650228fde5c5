import { randomUUID } from 'node:crypto';
import { createLog } from '../log.ts';
import { createTypes, openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { client } from './test-device.ts';
import { openTestCluster, query } from './test-server.ts';
import type { TestCluster } from './test-server.ts';

/** A migrated database without a server, for one organisation. */
export interface TestDatabase {
  readonly cluster: TestCluster;
  readonly database: Database;
  readonly organisation: string;
  /** A device's id. */
  addDevice(group: string, person?: string | null): Promise<string>;
  rows(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const cluster = await openTestCluster();
  const database = await openDatabase(
    await cluster.createDatabase(),
    createLog(() => undefined),
  );
  const organisation = randomUUID();
  return {
    cluster,
    database,
    organisation,
    async addDevice(group, person = null) {
      const id = randomUUID();
      await database.db
        .insertInto('devices')
        .values({
          org_id: organisation,
          id,
          key_id: id,
          public_key: '{}',
          label: `test ${id.slice(0, 4)}`,
          person,
          group_name: group,
          client: JSON.stringify(client),
          enrolled_at: new Date(),
        })
        .execute();
      return id;
    },
    rows: (text, values = []) => query(database.url, text, values, createTypes()),
    async stop() {
      await database.close();
      await cluster.stop();
    },
  };
}
