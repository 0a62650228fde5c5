import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { steadyPool } from './steady-pool.ts';

/** A pool of one connection, whose queries end as `answers` says; what was asked of it, and how it was given back. */
function poolOf(answers: Readonly<Record<string, Error>>) {
  const asked: string[] = [];
  const released: unknown[] = [];
  const client = {
    query(statement: string) {
      asked.push(statement);
      const error = answers[statement];
      return error === undefined
        ? Promise.resolve({ command: 'SELECT', rowCount: 0, rows: [] })
        : Promise.reject(error);
    },
    release: (error?: Error) => released.push(error),
  };
  const pool = { connect: () => Promise.resolve(client), end: () => Promise.resolve() } as unknown as pg.Pool;
  return { db: new Kysely({ dialect: new PostgresDialect({ pool: steadyPool(pool) }) }), asked, released };
}

const transaction = (db: Kysely<unknown>): Promise<unknown> =>
  db.transaction().execute(async (trx) => {
    await sql`first`.execute(trx);
    await sql`second`.execute(trx);
  });

it('a connection without an answer is given back as lost, and asked nothing more', async () => {
  const silent = new Error('Query read timeout');
  const { db, asked, released } = poolOf({ first: silent });
  await expect(transaction(db)).rejects.toBe(silent);
  expect(asked).toEqual(['begin', 'first']);
  expect(released).toEqual([silent]);
});

it('one whose query was refused is rolled back, and kept', async () => {
  const refused = new Error('duplicate key value');
  const { db, asked, released } = poolOf({ second: refused });
  await expect(transaction(db)).rejects.toBe(refused);
  expect(asked).toEqual(['begin', 'first', 'second', 'rollback']);
  expect(released).toEqual([undefined]);
});
