import { type Engine, loadEngine } from '../detect/engine/index.ts';
import type { Finding } from '../detect/finding.ts';
import type { CompiledRule, PolicyBundle } from '../policy/bundle.ts';
import { accountKindOf } from './account.ts';
import { applies, unmetConditions } from './conditions.ts';
import { inspect, type Inspection } from './content.ts';
import type { Egress } from './egress.ts';
import { matchFindings } from './match.ts';
import { type Clock, createClock } from './schedule.ts';
import type { Action, DetectorTally, RuleHit, Verdict } from './verdict.ts';
import { actions } from './words.ts';

export { type AccountKind, accountKindOf } from './account.ts';
export { maxTextLength } from './content.ts';
export { limitRecent, recentLimits, scanConversation } from './recent.ts';

/** A bundle ready to judge with. Make it once per bundle: loading builds the detection engine. */
export interface LoadedPolicy {
  readonly bundle: PolicyBundle;
  /** For warming up at idle, and for marking findings as they are typed. */
  readonly engine: Engine;
  readonly clock: Clock;
}

export function loadPolicy(bundle: PolicyBundle): LoadedPolicy {
  return { bundle, engine: loadEngine(bundle.detectors, { phones: bundle.phones }), clock: createClock() };
}

/**
 * What policy says about an egress. Synchronous and pure: the same bundle, egress and minute give the same verdict.
 * `now`: milliseconds since 1970, for schedules. Content is only scanned when a rule could apply.
 */
export function judge(policy: LoadedPolicy, egress: Egress, now: number): Verdict {
  const scene = { egress, account: accountKindOf(policy.bundle, egress), clock: policy.clock, now };
  const rules = policy.bundle.rules.filter((rule) => applies(rule.when, scene));
  const inspection: Inspection =
    rules.length === 0
      ? { findings: [], unscannable: null }
      : inspect(policy.engine, egress.content, egress.recent);
  const hits = rules.flatMap((rule) => judgeRule(rule, inspection) ?? []);
  hits.sort(byStrictness); // stable: equal hits stay in the order of packs and rules
  const deciding = hits.find((hit) => hit.rule.mode === 'enforce') ?? null;
  return {
    action: deciding?.action ?? 'allow',
    deciding,
    hits,
    findings: inspection.findings,
    tallies: tally(inspection.findings),
    unscannable: inspection.unscannable,
    policyVersion: policy.bundle.version,
  };
}

/**
 * Whether any rule could have something to say about an egress whose files nobody has looked into yet: their names and
 * types may decide, everything else is as it stands in `egress`.
 */
export function mayConcernFiles(policy: LoadedPolicy, egress: Egress, now: number): boolean {
  const scene = { egress, account: accountKindOf(policy.bundle, egress), clock: policy.clock, now };
  return policy.bundle.rules.some((rule) =>
    unmetConditions(rule.when, scene).every((condition) => condition === 'files'),
  );
}

function judgeRule(rule: CompiledRule, { findings, unscannable }: Inspection): RuleHit | null {
  const found = contentMatch(rule, findings);
  // A rule about the channel itself does not need to read anything.
  const blind: Action = unscannable !== null && rule.match !== null ? rule.unscannable : 'allow';
  const action = stricter(found === null ? 'allow' : rule.then.action, blind);
  return action === 'allow' ? null : { rule, action, findings: found ?? [] };
}

function contentMatch(rule: CompiledRule, findings: readonly Finding[]): readonly Finding[] | null {
  const found = rule.match === null ? [] : matchFindings(rule.match, findings);
  if (found === null) return null;
  return rule.unless !== null && matchFindings(rule.unless, findings) !== null ? null : found;
}

function stricter(a: Action, b: Action): Action {
  return actions.indexOf(a) >= actions.indexOf(b) ? a : b;
}

const severityOrder = ['low', 'medium', 'high', 'critical'] as const;

function byStrictness(a: RuleHit, b: RuleHit): number {
  return (
    actions.indexOf(b.action) - actions.indexOf(a.action) ||
    severityOrder.indexOf(b.rule.severity) - severityOrder.indexOf(a.rule.severity)
  );
}

function tally(findings: readonly Finding[]): readonly DetectorTally[] {
  const byDetector = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = byDetector.get(finding.detector);
    if (known === undefined) byDetector.set(finding.detector, [finding]);
    else known.push(finding);
  }
  return [...byDetector]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([detector, hits]) => ({
      detector,
      count: hits.length,
      distinct: new Set(hits.map((hit) => hit.value)).size,
      low: hits.filter((hit) => hit.confidence === 'low').length,
      medium: hits.filter((hit) => hit.confidence === 'medium').length,
      high: hits.filter((hit) => hit.confidence === 'high').length,
    }));
}
