import type pg from 'pg';
import { locks } from './locks.ts';

/** Makes monthly partitions of `incidents`, ahead of time and on demand. */
export interface Partitions {
  /** Makes sure that every given day (`YYYY-MM-DD`) has its partition. */
  ensure(days: Iterable<string>): Promise<void>;
}

export function createPartitions(pool: pg.Pool): Partitions {
  const known = new Set<string>();
  return {
    async ensure(days) {
      for (const month of new Set([...days].map((day) => day.slice(0, 7)))) {
        if (known.has(month)) continue;
        await createPartition(pool, month);
        known.add(month);
      }
    },
  };
}

/** First days of this month and the next `count` months. */
export function monthsAhead(now: Date, count: number): string[] {
  return Array.from({ length: count + 1 }, (_, offset) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 10),
  );
}

async function createPartition(pool: pg.Pool, month: string): Promise<void> {
  if (!/^\d{4}-\d\d$/.test(month)) throw new Error('not a month'); // it becomes part of a statement
  const from = `${month}-01`;
  const to = monthsAhead(new Date(`${from}T00:00:00Z`), 1)[1];
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [locks.partitions]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS incidents_${month.replace('-', '_')} PARTITION OF incidents ` +
        `FOR VALUES FROM ('${from}') TO ('${String(to)}')`,
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
