import * as v from 'valibot';
import { channelSchema, conversationKindSchema, unscannableReasonSchema } from '../decide/egress.ts';
import { actionSchema, outcomeSchema } from '../decide/verdict.ts';
import { confidences } from '../detect/finding.ts';
import { idSchema } from '../policy/id.ts';
import { modeSchema, severitySchema } from '../policy/schema.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

const ruleRefSchema = v.strictObject({
  pack: idSchema,
  rule: idSchema,
  severity: severitySchema,
  mode: modeSchema,
  action: actionSchema,
});

/** Facets and counts as plain words, so that later ones do not make an incident unreadable. */
const fileFactsSchema = v.strictObject({
  type: text(100),
  facets: v.pipe(v.array(idSchema), v.maxLength(20)),
  counts: v.optional(v.pipe(v.record(idSchema, count), v.maxEntries(20))),
});

/**
 * The record of a verdict and its outcome, made by the device. Carries no content: masked values, counts and
 * positions only, and titles and ids as keyed pseudonyms (`p_…`) unless they are corporate.
 */
export const incidentSchema = v.strictObject({
  schema: v.literal(1),
  /** Client-made UUID: ingest is idempotent on it. */
  id: v.pipe(v.string(), v.uuid()),
  /** UTC, RFC 3339 with milliseconds. Immutable: the storage day is derived from it. */
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not a UTC time')),
  policyVersion: count,
  action: actionSchema,
  outcome: outcomeSchema,
  /** The rule that decided. */
  rule: ruleRefSchema,
  /** Every other rule that matched, simulated ones included. */
  alsoMatched: v.pipe(v.array(ruleRefSchema), v.maxLength(50)),
  egress: v.strictObject({
    platform: idSchema,
    channel: channelSchema,
    conversation: v.strictObject({
      kind: conversationKindSchema,
      title: v.nullable(text(200)),
      /** As `title`: a pseudonym unless the account is corporate. */
      id: v.optional(text(200)),
      members: v.optional(count),
      /** The platform vouches for who it is, or the organisation's list of verified contacts has them. */
      verified: v.optional(v.boolean()),
    }),
    account: v.strictObject({
      kind: v.picklist(['corporate', 'personal', 'unknown']),
      id: v.nullable(text(200)),
    }),
    /** UTF-16 code units of text, or bytes of files. */
    size: count,
    /**
     * What kinds of files they were, the first 10, without names. Only under a policy of format 5 or later: a server that
     * publishes one knows this field, older ones refuse it.
     */
    files: v.optional(v.pipe(v.array(fileFactsSchema), v.maxLength(10))),
  }),
  detectors: v.pipe(
    v.array(
      v.strictObject({ detector: idSchema, count, distinct: count, low: count, medium: count, high: count }),
    ),
    v.maxLength(200),
  ),
  /** The first findings (≤20) of the deciding rule. */
  findings: v.pipe(
    v.array(
      v.strictObject({
        detector: idSchema,
        start: count,
        length: count,
        confidence: v.picklist(confidences),
        masked: text(80),
        where: v.optional(text(400)),
      }),
    ),
    v.maxLength(20),
  ),
  /** `evidence: excerpt` only: up to 40 masked characters on each side of the first finding. */
  excerpt: v.optional(text(240)),
  unscannable: v.optional(unscannableReasonSchema),
  /** What the person chose or wrote when asked for a reason. */
  reason: v.optional(v.strictObject({ choice: v.optional(text(200)), text: v.optional(text(500)) })),
  /** True when the first gate missed the send and the page's call to its own worker was caught instead. */
  backstop: v.optional(v.boolean()),
  adapter: v.strictObject({ health: v.picklist(['ok', 'degraded', 'blind']), page: v.optional(text(100)) }),
  client: v.strictObject({ version: text(30), browser: v.picklist(['chromium', 'firefox']) }),
});
export type Incident = v.InferOutput<typeof incidentSchema>;

/** The storage day of an incident (`YYYY-MM-DD`, UTC). */
export function incidentDay(incident: Pick<Incident, 'at'>): string {
  return incident.at.slice(0, 10);
}
