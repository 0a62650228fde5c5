import type pg from 'pg';
import { incidentsToOutbox } from '../integrations/outbox.ts';
import { addToRollups, readFromBody } from './ingest-statement.ts';
import { rollupSlot } from './store-incidents.ts';

const chunk = 2_000;
/** In one run: other tasks wait for it. */
const maxChunks = 25;

/**
 * Rows of an older server (it knows neither groups nor words nor rollups nor webhooks): each is given its group and
 * words (as `wordsOf` gives them), is counted, and told to webhooks, in one statement. After an upgrade there are years
 * of them: webhooks hear of the last day. `FOR UPDATE SKIP LOCKED`: several servers may do it at once.
 */
const statement = `
  WITH due AS (
    SELECT org_id, device_id, day, id FROM incidents WHERE org_id = $1 AND group_name IS NULL
    ORDER BY day LIMIT ${String(chunk)} FOR UPDATE SKIP LOCKED
  ), found AS (
    UPDATE incidents i SET group_name = coalesce(d.group_name, ''),
      words = coalesce(i.words, '') || to_tsvector('simple', replace(concat_ws(' ',
        (SELECT string_agg(x->>'detector', ' ') FROM jsonb_array_elements(i.body->'detectors') x),
        coalesce(i.body#>>'{egress,conversation,title}', i.body#>>'{egress,conversation,id}'), i.pack, i.rule,
        (SELECT string_agg(concat_ws(' ', x->>'pack', x->>'rule'), ' ')
           FROM jsonb_array_elements(coalesce(i.body->'alsoMatched', '[]')) x),
        (SELECT t.words FROM rule_titles t WHERE t.org_id = $1 AND t.pack = i.pack AND t.rule = i.rule),
        (SELECT string_agg(concat_ws(' ', x->>'masked', x->>'where'), ' ')
           FROM jsonb_array_elements(i.body->'findings') x),
        i.body#>>'{reason,choice}', i.body#>>'{reason,text}'), '-', ' '))
    FROM due
    LEFT JOIN devices d ON d.org_id = $1 AND d.id = due.device_id
    WHERE i.org_id = $1 AND i.device_id = due.device_id AND i.day = due.day AND i.id = due.id
      AND i.group_name IS NULL
    RETURNING i.device_id, i.id, i.received_at, i.day, i.platform, i.action, i.outcome, i.severity, i.pack, i.rule,
      i.group_name, ${readFromBody}
  ), counted AS (SELECT *, 1 AS n FROM found),
  stored AS (SELECT * FROM found WHERE received_at > now() - interval '1 day'),
  ${addToRollups}, ${incidentsToOutbox}
  SELECT count(*)::int AS done FROM found`;

/** Resolves with how many it did; the rest is for the next run. */
export async function catchUp(pool: pg.Pool, organisation: string, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (let run = 0; run < maxChunks && !signal.aborted; run += 1) {
    const { rows } = await pool.query<{ done: number }>(statement, [organisation, rollupSlot]);
    const done = rows[0]?.done ?? 0;
    total += done;
    if (done < chunk) break;
  }
  return total;
}
