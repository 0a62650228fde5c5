import { type Engine, loadEngine } from '../detect/engine/index.ts';
import type { CompiledRule, PolicyBundle } from '../policy/bundle.ts';
import { conclude, nothingFound } from './conclude.ts';
import { applies, unmetConditions } from './conditions.ts';
import { inspect, type Inspection, unreadOf } from './content.ts';
import type { Egress } from './egress.ts';
import { createGathered } from './gather.ts';
import { sceneOf } from './scene.ts';
import { type Clock, createClock } from './schedule.ts';
import type { Verdict } from './verdict.ts';

export { type AccountKind, accountKindOf } from './account.ts';
export { maxTextLength } from './content.ts';
export { type FileJudge, startFileJudge } from './judge-file.ts';
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
 * `now`: milliseconds since 1970, for schedules. Content is only scanned when a rule could apply. Of files the verdict
 * holds the first findings and counts the others (detector-count.ts says how many).
 */
export function judge(policy: LoadedPolicy, egress: Egress, now: number): Verdict {
  return judgeBy(policy, egress, now, (rules) => {
    const { content } = egress;
    if (content.kind !== 'files') return inspect(policy, egress, rules);
    const found = createGathered(policy, rules);
    for (const [file, { texts }] of content.files.entries()) found.add(file, texts);
    return { found, unscannable: unreadOf(content.files) };
  });
}

/**
 * The same in a chat page, where a file that nobody could look into has nothing but its name for a text: without what
 * long texts need, which every page would load.
 */
export function judgeInPage(policy: LoadedPolicy, egress: Egress, now: number): Verdict {
  return judgeBy(policy, egress, now, (rules) => inspect(policy, egress, rules));
}

function judgeBy(
  policy: LoadedPolicy,
  egress: Egress,
  now: number,
  look: (rules: readonly CompiledRule[]) => Inspection,
): Verdict {
  const scene = sceneOf(policy, egress, now);
  const rules = policy.bundle.rules.filter((rule) => applies(rule.when, scene));
  const inspection = rules.length === 0 ? { found: nothingFound, unscannable: null } : look(rules);
  return conclude(policy, rules, egress, inspection);
}

/**
 * Whether any rule could have something to say about an egress whose files nobody has looked into yet: their names and
 * types may decide, everything else is as it stands in `egress`.
 */
export function mayConcernFiles(policy: LoadedPolicy, egress: Egress, now: number): boolean {
  const scene = sceneOf(policy, egress, now);
  return policy.bundle.rules.some((rule) =>
    unmetConditions(rule.when, scene).every((condition) => condition === 'files'),
  );
}
