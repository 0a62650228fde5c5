import type pg from 'pg';
import { locks } from '../store/locks.ts';
import { migrations } from '../store/migrations.ts';
import { readArchive } from './archive.ts';
import type { Header, TableHead } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { raiseFloors, highest } from './floors.ts';
import { quoted, setIdentities, tablesOf } from './catalogue.ts';

const rowsAtATime = 500;
const charsAtATime = 16 * 1_048_576;

/**
 * Makes the database what the backup was, or changes nothing: it is one transaction. The schema is the backup's; the
 * next start of a server brings it up to date, and publishes the policy under a number that no device has seen. The value
 * is the number of rows. Codes: `backup/unreadable`, `backup/cut-off`, `backup/newer`, `backup/not-empty`,
 * `backup/in-use`.
 */
export async function restore(
  client: pg.Client,
  file: string,
  options: { readonly replace: boolean },
): Promise<number> {
  await client.query('BEGIN');
  try {
    const before = await highest(client);
    let count = 0;
    let table: TableHead | null = null;
    let waiting: string[] = [];
    let chars = 0;
    const flush = async (): Promise<void> => {
      if (table !== null && waiting.length > 0) await insert(client, table, waiting);
      count += waiting.length;
      waiting = [];
      chars = 0;
    };
    for await (const line of readArchive(file)) {
      if (line.kind === 'header') {
        await makeRoom(client, options.replace);
        await makeSchema(client, line);
      } else if (line.kind === 'table') {
        await flush();
        table = line;
      } else {
        chars += line.json.length;
        if (waiting.push(line.json) >= rowsAtATime || chars >= charsAtATime) await flush();
      }
    }
    await flush();
    for (const name of await tablesOf(client)) await setIdentities(client, name);
    await raiseFloors(client, before);
    await client.query('COMMIT');
    return count;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function makeRoom(client: pg.Client, replace: boolean): Promise<void> {
  // A server that starts meanwhile waits for it, and then finds what was restored.
  const free = await client.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [
    locks.migrate,
  ]);
  if (free.rows[0]?.free !== true) throw new BackupError('backup/in-use');
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'sluice%' AND pid <> pg_backend_pid()",
  );
  if (rowCount !== 0) throw new BackupError('backup/in-use');
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition",
  );
  if (rows.length > 0 && !replace) throw new BackupError('backup/not-empty');
  for (const { name } of rows) await client.query(`DROP TABLE ${quoted(name)}`);
  const functions = await client.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
     AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  for (const { signature } of functions.rows) await client.query(`DROP FUNCTION ${signature}`);
}

/** The schema as it was when the backup was made: the same migrations, and its partitions. */
async function makeSchema(client: pg.Client, { migrations: names, partitions }: Header): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  if (names.some((name) => !known.has(name))) throw new BackupError('backup/newer');
  const wanted = new Set(names);
  await client.query(
    'CREATE TABLE migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp())',
  );
  for (const { name, statement } of migrations.filter((migration) => wanted.has(migration.name))) {
    await client.query(statement);
    await client.query('INSERT INTO migrations (name, at) VALUES ($1, clock_timestamp())', [name]);
  }
  const have = await tablesAndPartitions(client);
  for (const { name, parent, bounds } of partitions) {
    if (have.has(name)) continue;
    if (!/^FOR VALUES FROM \('[\d-]+'\) TO \('[\d-]+'\)$|^DEFAULT$/.test(bounds))
      throw new BackupError('backup/unreadable'); // it becomes part of a statement
    await client.query(`CREATE TABLE ${quoted(name)} PARTITION OF ${quoted(parent)} ${bounds}`);
  }
}

async function tablesAndPartitions(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
  );
  return new Set(rows.map(({ name }) => name));
}

async function insert(client: pg.Client, { table, columns }: TableHead, rows: string[]): Promise<void> {
  const list = columns.map(quoted).join(', ');
  await client.query(
    `INSERT INTO ${quoted(table)} (${list}) OVERRIDING SYSTEM VALUE
     SELECT ${list} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}
