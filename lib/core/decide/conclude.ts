import type { Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { Match } from '../policy/schema.ts';
import type { Egress, UnscannableReason } from './egress.ts';
import { isSureOfFiles } from './file-fit.ts';
import type { LoadedPolicy } from './index.ts';
import type { Action, DetectorTally, RuleHit, Verdict } from './verdict.ts';
import { actions, severities } from './words.ts';

/** What was found in content, as rules ask for it. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly tallies: readonly DetectorTally[];
  /** The findings that make a condition true, in order; null when it is not. */
  matching(match: Match): readonly Finding[] | null;
}

export const nothingFound: Found = { findings: [], tallies: [], matching: () => null };

/** The verdict of the rules whose `when` applies. */
export function conclude(
  { bundle }: LoadedPolicy,
  rules: readonly CompiledRule[],
  egress: Egress,
  { found, unscannable }: { readonly found: Found; readonly unscannable: UnscannableReason | null },
): Verdict {
  const hits = rules.flatMap(
    (rule) => judgeRule(rule, found, unscannable !== null, isSureOfFiles(rule.when, egress)) ?? [],
  );
  hits.sort(byStrictness); // stable: equal hits stay in the order of packs and rules
  const deciding = hits.find((hit) => hit.rule.mode === 'enforce') ?? null;
  const { findings, tallies } = found;
  const action = deciding?.action ?? 'allow';
  return { action, deciding, hits, findings, tallies, unscannable, policyVersion: bundle.version };
}

function judgeRule(rule: CompiledRule, found: Found, isUnread: boolean, isSure: boolean): RuleHit | null {
  const matched = contentMatch(rule, found);
  // A rule about the channel itself does not need to read anything, unless it asks what is in a file.
  const blind: Action = !isSure || (isUnread && rule.match !== null) ? rule.unscannable : 'allow';
  const action = stricter(matched === null || !isSure ? 'allow' : rule.then.action, blind);
  return action === 'allow' ? null : { rule, action, findings: matched ?? [] };
}

function contentMatch(rule: CompiledRule, found: Found): readonly Finding[] | null {
  const matched = rule.match === null ? [] : found.matching(rule.match);
  if (matched === null) return null;
  return rule.unless !== null && found.matching(rule.unless) !== null ? null : matched;
}

function stricter(a: Action, b: Action): Action {
  return actions.indexOf(a) >= actions.indexOf(b) ? a : b;
}

function byStrictness(a: RuleHit, b: RuleHit): number {
  return (
    actions.indexOf(b.action) - actions.indexOf(a.action) ||
    severities.indexOf(b.rule.severity) - severities.indexOf(a.rule.severity)
  );
}
