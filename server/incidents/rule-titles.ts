import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { decodeJwt } from 'jose';
import * as v from 'valibot';
import type { Tables } from '../store/tables.ts';

const bundleSchema = v.object({
  rules: v.array(v.object({ pack: v.string(), id: v.string(), title: v.record(v.string(), v.string()) })),
});

/** Keeps the titles of the newest policy's rules, in all languages: incidents that come in are found by them. */
export async function refreshRuleTitles(db: Kysely<Tables>, organisation: string): Promise<void> {
  const known = await db
    .selectFrom('rule_titles')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('org_id', '=', organisation)
    .executeTakeFirst();
  const newest = await db
    .selectFrom('policies')
    .select(['version', 'bundle'])
    .where('version', '>', known?.version ?? 0)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (newest === undefined) return;
  const { rules } = v.parse(bundleSchema, decodeJwt(newest.bundle));
  const rows = rules.map(({ pack, id, title }) => ({
    pack,
    rule: id,
    words: Object.values(title).join(' '),
  }));
  await sql`
    INSERT INTO rule_titles (org_id, pack, rule, version, words)
    SELECT ${organisation}::uuid, r.pack, r.rule, ${newest.version}, r.words
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(pack text, rule text, words text)
    ORDER BY r.pack, r.rule
    ON CONFLICT (org_id, pack, rule) DO UPDATE SET version = excluded.version, words = excluded.words
    WHERE rule_titles.version < excluded.version`.execute(db);
}
