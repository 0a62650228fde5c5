import * as v from 'valibot';
import type { Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { UnscannableReason } from './egress.ts';
import { actions, outcomes } from './words.ts';

export { actions, outcomes };

export const actionSchema = v.picklist(actions);
export type Action = v.InferOutput<typeof actionSchema>;

export const outcomeSchema = v.picklist(outcomes);
export type Outcome = v.InferOutput<typeof outcomeSchema>;

/** One rule that matched an egress. */
export interface RuleHit {
  readonly rule: CompiledRule;
  /** What this rule asks for; differs from `rule.then.action` when it judged unscannable content. */
  readonly action: Action;
  /** The findings that made it match; empty for a rule about the channel itself. */
  readonly findings: readonly Finding[];
}

/** How often one detector hit, by confidence: recorded so that changed rules can be replayed over history. */
export interface DetectorTally {
  readonly detector: string;
  readonly count: number;
  readonly distinct: number;
  readonly low: number;
  readonly medium: number;
  readonly high: number;
}

/** What policy says about an egress. */
export interface Verdict {
  /** The strictest action among the enforced hits; `allow` when none matched. */
  readonly action: Action;
  /** The enforced hit that decided; null when `action` is `allow`. */
  readonly deciding: RuleHit | null;
  /** Every hit, enforced and simulated, strictest first. */
  readonly hits: readonly RuleHit[];
  /** By start; offsets into the egress's own content, also when a finding began in a recent send (then at 0). */
  readonly findings: readonly Finding[];
  readonly tallies: readonly DetectorTally[];
  readonly unscannable: UnscannableReason | null;
  readonly policyVersion: number;
}
