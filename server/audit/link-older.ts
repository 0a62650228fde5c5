import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { linkEntries } from '../../lib/core/audit/chain.ts';
import type { Tables } from '../store/tables.ts';
import { holdChainEnd, timeFormat } from './chain-end.ts';

const atOnce = 500;

/** Links entries that a server of the first version wrote, oldest first. Any server may do it at any time. */
export async function linkOlderEntries(db: Kysely<Tables>, org: string): Promise<void> {
  while ((await linkSome(db, org)) === atOnce);
}

async function linkSome(db: Kysely<Tables>, org: string): Promise<number> {
  const waiting = db.selectFrom('audit').where('org_id', '=', org).where('seq', 'is', null);
  // Nearly always there is none: then no lock is taken.
  if ((await waiting.select('id').limit(1).executeTakeFirst()) === undefined) return 0;
  return db.transaction().execute(async (trx) => {
    const end = await holdChainEnd(trx, org);
    const rows = await trx
      .selectFrom('audit')
      .select(['id', 'actor', 'action', 'target', 'detail'])
      .select(sql<string>`to_char(at AT TIME ZONE 'UTC', ${timeFormat})`.as('at'))
      .where('org_id', '=', org)
      .where('seq', 'is', null)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    const facts = rows.map(({ id: _id, ...row }, index) => ({
      ...row,
      org,
      seq: end.seq + 1 + index,
      noteHash: null,
    }));
    for (const [index, { seq, previous, hash }] of linkEntries(end.hash, facts).entries()) {
      await trx
        .updateTable('audit')
        .set({ seq, previous, hash })
        .where('org_id', '=', org)
        .where('id', '=', rows[index]?.id ?? 0)
        .execute();
    }
    return rows.length;
  });
}
