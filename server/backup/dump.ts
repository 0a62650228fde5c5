import { existsSync, renameSync, rmSync } from 'node:fs';
import type pg from 'pg';
import { writeArchive } from './archive.ts';
import type { ArchiveWriter } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { columnsOf, partitionsOf, quoted, tablesOf } from './catalogue.ts';

/** A version of the policy has megabytes. */
const rowsAtATime = 50;

/**
 * Writes everything in the database, as of one moment, to a new file; servers may go on meanwhile. The value is the
 * number of rows. Holds what the database holds: online signing keys and the keys of pseudonyms and tokens are in it,
 * the root key is not. Codes: `backup/exists`, `backup/no-data`.
 */
export async function dump(client: pg.Client, file: string): Promise<number> {
  if (existsSync(file)) throw new BackupError('backup/exists');
  const draft = `${file}.part`;
  rmSync(draft, { force: true });
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const tables = await tablesOf(client);
    if (!tables.includes('organisation')) throw new BackupError('backup/no-data');
    const archive = writeArchive(draft);
    await archive.header({
      sluice: 'backup',
      format: 1,
      at: new Date().toISOString(),
      migrations: (
        await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY at, name')
      ).rows.map(({ name }) => name),
      partitions: await partitionsOf(client),
    });
    for (const table of tables) await dumpTable(client, archive, table);
    const count = await archive.end();
    renameSync(draft, file);
    return count;
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    rmSync(draft, { force: true });
  }
}

async function dumpTable(client: pg.Client, archive: ArchiveWriter, table: string): Promise<void> {
  const columns = await columnsOf(client, table);
  await archive.table({ table, columns });
  const list = columns.map(quoted).join(', ');
  // A cursor: millions of rows fit into no memory.
  await client.query(
    `DECLARE backup CURSOR FOR SELECT row_to_json(r)::text AS json FROM (SELECT ${list} FROM ${quoted(table)}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ json: string }>(`FETCH ${String(rowsAtATime)} FROM backup`);
    if (rows.length === 0) break;
    for (const { json } of rows) await archive.row(json);
  }
  await client.query('CLOSE backup');
}
