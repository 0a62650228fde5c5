import type pg from 'pg';
import { locks } from './locks.ts';
import { migrations } from './migrations.ts';

/** Brings the schema up to date, each migration in its own transaction; safe when several servers start at once. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
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
    client.release();
  }
}
