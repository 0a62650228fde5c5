import type pg from 'pg';
import type { Header } from './archive.ts';

/** A name as part of a statement; all of ours are words, and whatever is not is refused. */
export function quoted(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error('not a name of ours');
  return `"${name}"`;
}

const inPublic = "relnamespace = 'public'::regnamespace";

/** Tables that hold rows by themselves or through partitions, without the list of migrations. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE ${inPublic} AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Columns that are stored, and not computed from others. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

export async function partitionsOf(client: pg.Client): Promise<Header['partitions']> {
  const { rows } = await client.query<{ name: string; parent: string; bounds: string }>(
    `SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bounds
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
     WHERE c.relispartition AND c.relkind IN ('r', 'p') AND c.${inPublic} ORDER BY 1`,
  );
  return rows;
}

/** Sets the counters of identity columns behind the highest number that is there. */
export async function setIdentities(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attidentity <> '' AND NOT attisdropped",
    [table],
  );
  for (const { name } of rows)
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT coalesce(max(${quoted(name)}), 0) + 1 FROM ${quoted(table)}), false)`,
      [table, name],
    );
}
