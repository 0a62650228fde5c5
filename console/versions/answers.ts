import * as v from 'valibot';
import type { PolicyFiles } from '../../lib/core/api/console.ts';
import type { Draft, DraftSummary, Proposal } from '../../lib/core/api/drafts.ts';
import type { PolicyVersion, Rollout } from '../../lib/core/api/policy.ts';
import type { PolicyDiff } from '../../lib/core/policy/diff/policy-diff.ts';
import { ruleSchema } from '../../lib/core/policy/schema.ts';
import type { Answer } from '../api/answers.ts';

/** Answers about drafts, proposals, versions and rollouts, parsed once at the edge. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const maybeText = v.nullable(v.string());

const summaryEntries = {
  id: v.string(),
  title: v.string(),
  author: v.string(),
  mine: v.boolean(),
  baseVersion: whole,
  revision: whole,
  updatedAt: v.string(),
};
export const draftSummaries: Answer<{ readonly items: readonly DraftSummary[] }> = v.object({
  items: v.array(v.object(summaryEntries)),
});
export const draft: Answer<Draft> = v.object({
  ...summaryEntries,
  edits: v.array(v.object({ path: v.string(), text: maybeText })),
  behind: v.boolean(),
  conflicts: v.array(v.string()),
});

const file = v.object({ path: v.string(), text: v.string() });
export const policyFiles: Answer<PolicyFiles> = v.object({ files: v.array(file) });

const change = v.picklist(['added', 'removed', 'changed']);
export const policyDiff: Answer<PolicyDiff> = v.object({
  rules: v.array(
    v.object({
      pack: v.string(),
      rule: v.string(),
      change,
      fields: v.array(v.string()),
      before: v.nullable(ruleSchema),
      after: v.nullable(ruleSchema),
    }),
  ),
  documents: v.array(
    v.object({
      kind: v.picklist(['settings', 'pack', 'detector', 'dictionary', 'platform']),
      id: v.string(),
      change,
    }),
  ),
  files: v.array(v.object({ path: v.string(), change, diff: v.string() })),
});

const stage = v.object({ groups: v.nullable(v.array(v.string())), share: v.number() });
const reach = v.object({ current: whole, devices: whole });

export const proposal: Answer<Proposal> = v.object({
  id: v.string(),
  state: v.picklist(['review', 'scheduled', 'published', 'refused', 'cancelled', 'failed']),
  proposer: v.string(),
  mine: v.boolean(),
  createdAt: v.string(),
  message: v.string(),
  baseVersion: whole,
  publishAt: maybeText,
  rollout: v.nullable(stage),
  reviewer: maybeText,
  note: maybeText,
  version: v.nullable(whole),
  problem: maybeText,
});

export const policyVersion: Answer<PolicyVersion> = v.object({
  version: whole,
  kind: v.picklist(['publish', 'rollback', 'renewal']),
  state: v.picklist(['active', 'staged', 'past', 'withdrawn']),
  publishedAt: v.string(),
  publishedBy: v.string(),
  message: v.string(),
  expiresAt: v.string(),
  basedOn: v.nullable(whole),
  filesHash: v.string(),
});

export const rollout: Answer<Rollout> = v.object({
  version: whole,
  activeVersion: whole,
  stages: v.array(stage),
  startedAt: v.string(),
  startedBy: v.string(),
  reach,
});
