import * as v from 'valibot';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** One line of an export (`GET /api/audit/export`), and one row of the table. */
export const auditLinkSchema = v.object({
  org: v.string(),
  seq: v.pipe(v.number(), v.integer()),
  at: v.string(),
  actor: v.string(),
  action: v.string(),
  target: v.string(),
  detail: v.string(),
  noteHash: v.nullable(hash),
  previous: v.string(),
  hash: v.string(),
});

/** One line of `audit-heads.jsonl`, and a part of what webhooks are told: two compact JWS. */
export const exportedHeadSchema = v.object({ head: v.string(), manifest: v.string() });
