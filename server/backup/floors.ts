import type pg from 'pg';
import { restoredFloors } from '../store/migrations/policy.ts';

/** The highest numbers that devices can have been given. */
interface Highest {
  readonly version: number;
  readonly serial: number;
}

/** What was published after the backup, in a database that is gone, is not known. This is one a minute for a week. */
const versionMargin = 10_000;
const serialMargin = 100;

/** Those of a database that holds an installation; zeros of another. */
export async function highest(client: pg.Client): Promise<Highest> {
  return {
    version: await highestIn(client, 'policies', 'version'),
    serial: await highestIn(client, 'key_manifests', 'serial'),
  };
}

async function highestIn(client: pg.Client, table: string, column: string): Promise<number> {
  const known = await client.query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND column_name = $2) AS known`,
    [table, column],
  );
  if (known.rows[0]?.known !== true) return 0;
  const { rows } = await client.query<{ highest: number }>(
    `SELECT coalesce(max(${column}), 0) AS highest FROM public.${table}`,
  );
  return rows[0]?.highest ?? 0;
}

/**
 * Devices refuse a version or a manifest lower than one they have seen, and take one with the same number for the same:
 * what is published from now on has higher numbers than anything from the time that the restore takes back.
 */
export async function raiseFloors(client: pg.Client, before: Highest): Promise<void> {
  const { version, serial } = await highest(client);
  await client.query(restoredFloors);
  await client.query(
    `UPDATE organisation SET policy_floor = greatest(policy_floor, $1), manifest_floor = greatest(manifest_floor, $2)`,
    [Math.max(version, before.version) + versionMargin, Math.max(serial, before.serial) + serialMargin],
  );
}
