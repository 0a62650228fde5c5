import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { SessionRecord } from '../../lib/core/api/people.ts';
import { audit } from '../audit/audit.ts';
import type { Tables } from '../store/tables.ts';

/** The sessions of one person that are not over, the newest first. */
export async function listSessions(
  db: Kysely<Tables>,
  user: string,
  current: string | null,
  now: number,
): Promise<SessionRecord[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'method', 'created_at', 'seen_at', 'agent', 'address'])
    .where('user_id', '=', user)
    .where('expires_at', '>', new Date(now))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    method: row.method,
    createdAt: row.created_at.toISOString(),
    seenAt: (row.seen_at ?? row.created_at).toISOString(),
    agent: row.agent,
    address: row.address,
    current: row.id === current,
  }));
}

export interface EndSessions {
  readonly org: string;
  readonly actor: string;
  readonly user: string;
  /** One of them; null = all. */
  readonly session: string | null;
}

/** Ends sessions of one person; how many there were. */
export async function endSessions(
  db: Kysely<Tables>,
  { org, actor, user, session }: EndSessions,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('sessions')
      .where('user_id', '=', user)
      .$if(session !== null, (query) => query.where('id', '=', session))
      .returning('id')
      .execute();
    if (gone.length > 0) {
      const detail = `sessions=${String(gone.length)}`;
      await audit(trx, { org, actor, action: 'session.end', target: `user:${user}`, detail });
    }
    return gone.length;
  });
}

/** Their secrets are replaced at the next request: what they may do has changed. */
export async function rotateSessionsOf(db: Kysely<Tables>, user: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ rotated_at: sql<Date>`'epoch'::timestamptz` })
    .where('user_id', '=', user)
    .execute();
}
