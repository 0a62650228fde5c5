import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type pg from 'pg';
import { locks } from './locks.ts';
import type { Tables } from './tables.ts';

/** Makes monthly partitions of `incidents`, ahead of time and on demand. */
export interface Partitions {
  /** Makes sure that every given day (`YYYY-MM-DD`) has its partition. */
  ensure(days: Iterable<string>): Promise<void>;
  /** Looks again the next time: another server may have dropped one. */
  forget(): void;
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
    forget() {
      known.clear();
    },
  };
}

/** First days of this month and the next `count` months. */
export function monthsAhead(now: Date, count: number): string[] {
  return Array.from({ length: count + 1 }, (_, offset) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 10),
  );
}

/** It becomes part of a statement. */
function tableOf(month: string): string {
  if (!/^\d{4}-\d\d$/.test(month)) throw new Error('not a month');
  return `incidents_${month.replace('-', '_')}`;
}

const endOf = (month: string): string => String(monthsAhead(new Date(`${month}-01T00:00:00Z`), 1)[1]);

/** Made by itself and attached: a partition that is created as one waits for whoever reads any, a backup for instance. */
async function createPartition(pool: pg.Pool, month: string): Promise<void> {
  const client = await pool.connect();
  let isLost = false;
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [locks.partitions]);
    const table = tableOf(month);
    const { rows } = await client.query('SELECT 1 FROM pg_class WHERE oid = to_regclass($1)', [table]);
    if (rows.length === 0) {
      await client.query(`CREATE TABLE ${table} (LIKE incidents INCLUDING ALL)`);
      const bounds = `FROM ('${month}-01') TO ('${endOf(month)}')`;
      await client.query(`ALTER TABLE incidents ATTACH PARTITION ${table} FOR VALUES ${bounds}`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isLost = true;
    });
    throw error;
  } finally {
    client.release(isLost);
  }
}

/** Months (`YYYY-MM`) that have a partition, oldest first, each with the first day after it. */
export async function listMonths(db: Kysely<Tables>): Promise<{ month: string; end: string }[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'incidents'::regclass ORDER BY 1`.execute(db);
  return rows.flatMap(({ name }) => {
    const found = /^incidents_(\d{4})_(\d\d)$/.exec(name);
    const month = `${found?.[1] ?? ''}-${found?.[2] ?? ''}`;
    return found === null ? [] : [{ month, end: endOf(month) }];
  });
}

/**
 * Drops a month with everything in it, unless it must stay: false then. Waits no longer than five seconds for those who
 * read: it can be done later.
 */
export async function dropMonth(
  db: Kysely<Tables>,
  month: string,
  mustStay: (trx: Transaction<Tables>) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${locks.partitions})`.execute(trx);
    await sql`SET LOCAL lock_timeout = '5s'`.execute(trx);
    if (await mustStay(trx)) return false;
    await sql`DROP TABLE IF EXISTS ${sql.table(tableOf(month))}`.execute(trx);
    return true;
  });
}
