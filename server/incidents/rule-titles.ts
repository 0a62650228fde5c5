import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { decodeJwt } from 'jose';
import * as v from 'valibot';
import type { RuleTitle } from '../policy/compile/jobs.ts';
import { storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';

const bundleSchema = v.object({
  rules: v.array(v.object({ pack: v.string(), id: v.string(), title: v.record(v.string(), v.string()) })),
});

/**
 * Keeps the titles of the newest policy's rules where an older server published it: of the rules that the standard
 * audience has, for it knew no others. The servers of this release keep them when they publish.
 */
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
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return;
  const { rules } = v.parse(bundleSchema, decodeJwt(newest.bundle));
  const titles = rules.map(({ pack, id, title }) => ({
    pack,
    rule: id,
    words: Object.values(title).join(' '),
  }));
  await storeRuleTitles(db, organisation, newest.version, titles);
}

/** Incidents that come in are found by their rule's title, in all languages. */
export async function storeRuleTitles(
  db: Kysely<Tables> | Transaction<Tables>,
  organisation: string,
  version: number,
  titles: readonly RuleTitle[],
): Promise<void> {
  await sql`
    INSERT INTO rule_titles (org_id, pack, rule, version, words)
    SELECT ${organisation}::uuid, r.pack, r.rule, ${version}, r.words
    FROM json_to_recordset(${storableJson(titles)}::json) AS r(pack text, rule text, words text)
    ORDER BY r.pack, r.rule
    ON CONFLICT (org_id, pack, rule) DO UPDATE SET version = excluded.version, words = excluded.words
    WHERE rule_titles.version < excluded.version`.execute(db);
}
