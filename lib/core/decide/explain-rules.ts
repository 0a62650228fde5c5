import type { Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { DetectorTerm, Match } from '../policy/schema.ts';
import { unmetConditions, type ConditionName } from './conditions.ts';
import type { Egress } from './egress.ts';
import type { LoadedPolicy } from './index.ts';
import { judge } from './index.ts';
import { matchFindings } from './match.ts';
import { sceneOf } from './scene.ts';
import { fitsTerm } from './term.ts';
import type { Action } from './verdict.ts';

/** Why a rule did what it did about one egress. */
export interface RuleExplanation {
  readonly rule: CompiledRule;
  /** What it would do, enforced or simulated; `allow`: nothing. */
  readonly action: Action;
  /** The rule that decided. */
  readonly decides: boolean;
  readonly outcome:
    | { readonly kind: 'hit' }
    | { readonly kind: 'not-here'; readonly unmet: readonly ConditionName[] }
    /** What its condition asks for, and how much of each there is. */
    | { readonly kind: 'no-match'; readonly terms: readonly TermCount[] }
    /** The condition holds, but so does `unless`. */
    | { readonly kind: 'exempt'; readonly terms: readonly TermCount[] };
}

export interface TermCount {
  readonly term: DetectorTerm;
  /** Findings of the detector, and those that are sure enough. */
  readonly found: number;
  readonly fitting: number;
  readonly distinct: number;
}

/** Explains every rule of a policy, in the order of the policy. */
export function explainRules(policy: LoadedPolicy, egress: Egress, now: number): readonly RuleExplanation[] {
  const verdict = judge(policy, egress, now);
  const scene = sceneOf(policy, egress, now);
  return policy.bundle.rules.map((rule) => {
    const hit = verdict.hits.find((one) => one.rule === rule);
    const unmet = unmetConditions(rule.when, scene);
    const outcome: RuleExplanation['outcome'] = hit
      ? { kind: 'hit' }
      : unmet.length > 0
        ? { kind: 'not-here', unmet }
        : unmatched(rule, verdict.findings);
    return { rule, action: hit?.action ?? 'allow', decides: verdict.deciding?.rule === rule, outcome };
  });
}

function unmatched(rule: CompiledRule, findings: readonly Finding[]): RuleExplanation['outcome'] {
  const isMatch = rule.match === null || matchFindings(rule.match, findings) !== null;
  return isMatch
    ? { kind: 'exempt', terms: termCounts(rule.unless, findings) }
    : { kind: 'no-match', terms: termCounts(rule.match, findings) };
}

function termCounts(match: Match | null, findings: readonly Finding[]): readonly TermCount[] {
  if (match === null) return [];
  if ('any' in match) return match.any.flatMap((part) => termCounts(part, findings));
  if ('all' in match) return match.all.flatMap((part) => termCounts(part, findings));
  if (!('detector' in match)) return [];
  const fitting = findings.filter((finding) => fitsTerm(match, finding));
  return [
    {
      term: match,
      found: findings.filter(({ detector }) => detector === match.detector).length,
      fitting: fitting.length,
      distinct: new Set(fitting.map(({ value }) => value)).size,
    },
  ];
}
