import pg from 'pg';
import { locks } from './locks.ts';
import { migrations } from './migrations.ts';

/**
 * Brings the schema up to date, each migration in its own transaction; safe when several servers start at once. On a
 * connection of its own, because an index on many millions of rows takes longer than any request may.
 */
export async function migrate(url: string, connectMs: number): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    application_name: 'sluice migration',
    keepAlive: true,
  });
  client.on('error', () => undefined); // the query that is waited for says it
  try {
    await client.connect();
    for (;;) {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [locks.migrate]);
      await client.query(
        'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
      );
      const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
      const done = new Set(rows.map(({ name }) => name));
      const next = migrations.find(({ name }) => !done.has(name));
      if (next !== undefined) {
        await client.query(next.statement);
        await client.query('INSERT INTO migrations (name) VALUES ($1)', [next.name]);
      }
      await client.query('COMMIT');
      if (next === undefined) return;
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
