import * as v from 'valibot';
import type { ActivePolicy, CheckAnswer, PolicyFiles, PublishAnswer } from '../console.ts';
import type { Draft, DraftSummary, Proposal, ProposeAnswer } from '../drafts.ts';
import type { KeyRequest, KeysAnswer, ManifestAnswer } from '../keys.ts';
import type { PolicyVersion, PolicyVersionFiles, Rollout } from '../policy.ts';
import type { PackLibrary, ReplayReport, RuleLastChange } from '../replay.ts';
import type { PolicyDiff } from '../../policy/diff/policy-diff.ts';
import { detectorSchema, rulePackSchema, ruleSchema } from '../../policy/schema.ts';
import type { Problem } from '../../problem.ts';
import type { Sentence } from '../../sentence.ts';
import { doubts } from '../../replay/recorded.ts';
import { count, maybeText, text } from './shapes.ts';
import type { Answer } from './shapes.ts';
import { period } from './reports.ts';

const sentence: Answer<Sentence> = v.object({
  template: text,
  values: v.array(v.union([text, v.lazy(() => sentence)])),
});
/** A problem's message and hint before a language is chosen. */
export const said = v.union([v.tuple([sentence]), v.tuple([sentence, sentence])]);
const problem: Answer<Problem> = v.object({
  code: text,
  message: text,
  hint: v.exactOptional(text),
  said: v.exactOptional(said),
  file: text,
  line: count,
  column: count,
  path: text,
});
export const checkAnswer: Answer<CheckAnswer> = v.object({ problems: v.array(problem) });
export const publishAnswer: Answer<PublishAnswer> = v.object({ version: count });

const file = v.object({ path: text, text });
export const policyFiles: Answer<PolicyFiles> = v.object({ files: v.array(file) });
const reach = v.object({ current: count, devices: count });
export const activePolicy: Answer<ActivePolicy> = v.object({
  version: count,
  publishedAt: text,
  publishedBy: text,
  message: text,
  expiresAt: text,
  files: v.array(file),
  packs: v.array(rulePackSchema),
  detectors: v.array(
    v.object({ id: text, title: detectorSchema.entries.title, category: detectorSchema.entries.category }),
  ),
  contact: v.exactOptional(v.nullable(text)),
  review: v.exactOptional(v.picklist(['none', 'second-person'])),
  reach,
});
export const policyVersion: Answer<PolicyVersion> = v.object({
  version: count,
  kind: v.picklist(['publish', 'rollback', 'renewal']),
  state: v.picklist(['active', 'staged', 'past', 'withdrawn']),
  publishedAt: text,
  publishedBy: text,
  message: text,
  expiresAt: text,
  basedOn: v.nullable(count),
  filesHash: text,
});
export const policyVersionFiles: Answer<PolicyVersionFiles> = v.object({
  version: count,
  filesHash: text,
  files: v.array(file),
});
const stage = v.object({ groups: v.nullable(v.array(text)), share: v.number() });
export const rollout: Answer<Rollout> = v.object({
  version: count,
  activeVersion: count,
  stages: v.array(stage),
  startedAt: text,
  startedBy: text,
  reach,
});
const change = v.picklist(['added', 'removed', 'changed']);
const rule = v.nullable(ruleSchema);
export const policyDiff: Answer<PolicyDiff> = v.object({
  rules: v.array(
    v.object({ pack: text, rule: text, change, fields: v.array(text), before: rule, after: rule }),
  ),
  documents: v.array(
    v.object({
      kind: v.picklist(['settings', 'pack', 'detector', 'dictionary', 'platform']),
      id: text,
      change,
    }),
  ),
  files: v.array(v.object({ path: text, change, diff: text })),
});

const actions = v.object({ log: count, warn: count, justify: count, redact: count, block: count });
const groups = v.array(v.object({ group: text, before: count, after: count }));
export const replayReport: Answer<ReplayReport> = v.object({
  period,
  days: count,
  sends: count,
  recorded: count,
  before: actions,
  after: actions,
  unsure: count,
  groups,
  rules: v.array(
    v.object({
      pack: text,
      rule: text,
      matchedBefore: count,
      matchedAfter: count,
      heldBefore: count,
      heldAfter: count,
      unsure: count,
      doubts: v.array(v.picklist(doubts)),
      completeSince: maybeText,
      groups,
    }),
  ),
});
export const ruleLastChange: Answer<RuleLastChange> = v.object({
  pack: text,
  rule: text,
  version: count,
  at: text,
  by: text,
});
export const packLibrary: Answer<PackLibrary> = v.object({ packs: v.array(file) });

const summary = {
  id: text,
  title: text,
  author: text,
  mine: v.boolean(),
  baseVersion: count,
  revision: count,
  updatedAt: text,
};
export const draftSummary: Answer<DraftSummary> = v.object(summary);
export const draft: Answer<Draft> = v.object({
  ...summary,
  edits: v.array(v.object({ path: text, text: maybeText })),
  behind: v.boolean(),
  conflicts: v.array(text),
});
const proposed = {
  id: text,
  state: v.picklist(['review', 'scheduled', 'published', 'refused', 'cancelled', 'failed']),
  proposer: text,
  mine: v.boolean(),
  createdAt: text,
  message: text,
  baseVersion: count,
  publishAt: maybeText,
  rollout: v.nullable(stage),
  reviewer: maybeText,
  note: maybeText,
  version: v.nullable(count),
  problem: maybeText,
};
export const proposal: Answer<Proposal> = v.object(proposed);
export const proposeAnswer: Answer<ProposeAnswer> = v.object({ ...proposed, isNew: v.boolean() });

export const keysAnswer: Answer<KeysAnswer> = v.object({
  rootKey: text,
  rootOnServer: v.boolean(),
  manifest: v.nullable(v.object({ serial: count, issuedAt: text, expiresAt: text })),
  keys: v.array(
    v.object({
      kid: text,
      state: v.picklist(['signing', 'listed', 'pending', 'retired']),
      notBefore: text,
      notAfter: text,
    }),
  ),
});
export const keyRequest: Answer<KeyRequest> = v.object({
  rootKey: text,
  manifest: v.unknown(),
  added: v.array(text),
  dropped: v.array(text),
});
export const manifestAnswer: Answer<ManifestAnswer> = v.object({ serial: count, version: count });
