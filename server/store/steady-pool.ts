import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/**
 * The pool as kysely uses it. A connection that gave no answer in time is given to nobody else: to pg it is as good as
 * any, though the server may still be in the middle of the query, and of the transaction of whoever asked.
 */
export function steadyPool(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      let lost: Error | undefined;
      const answer = async (statement: string, parameters: readonly unknown[]): Promise<unknown> => {
        // A rollback would only wait as long again, and then not be sent.
        if (lost !== undefined) throw lost;
        try {
          return await client.query(statement, [...parameters]);
        } catch (error) {
          if (error instanceof Error && error.message === 'Query read timeout') lost = error;
          throw error;
        }
      };
      function query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
      function query(statement: unknown, parameters: readonly unknown[] = []): unknown {
        if (typeof statement !== 'string') throw new Error('cursors are not used');
        return answer(statement, parameters);
      }
      return { query, release: () => client.release(lost) };
    },
    end: () => pool.end(),
  };
}
