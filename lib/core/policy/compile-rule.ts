import type { CompiledDetector } from '../detect/compiled.ts';
import { actions, type Action } from '../decide/verdict.ts';
import type { Result } from '../result.ts';
import type { CompiledRule } from './bundle.ts';
import { namedTerms } from './check-rules.ts';
import { compileFiles } from './compile-files.ts';
import { compileSchedule } from './schedule.ts';
import { accountKinds, type Match, recipientKinds, type Rule, type RulePack, type When } from './schema.ts';
import { compileTitle } from './title.ts';

/** A checked rule; null for one that is off. */
export function compileRule(pack: RulePack, rule: Rule): CompiledRule | null {
  if (rule.mode === 'off') return null;
  return {
    pack: pack.id,
    id: rule.id,
    title: rule.title ?? pack.title,
    severity: rule.severity,
    mode: rule.mode,
    when: compileWhen(rule.when ?? {}),
    match: rule.match ? withoutDictionaries(rule.match) : null,
    unless: rule.unless ? withoutDictionaries(rule.unless) : null,
    unscannable: rule.unscannable ?? defaultUnscannable(rule.then.action),
    then: rule.then,
  };
}

/** A compiled dictionary is a detector. */
function withoutDictionaries(match: Match): Match {
  if ('dictionary' in match) {
    const { dictionary, ...thresholds } = match;
    return { detector: dictionary, ...thresholds };
  }
  if ('any' in match) return { any: match.any.map(withoutDictionaries) };
  if ('all' in match) return { ...match, all: match.all.map(withoutDictionaries) };
  return match;
}

function compileWhen(when: When): CompiledRule['when'] {
  return {
    platforms: when.platforms ?? null,
    channels: when.channels ?? null,
    accounts: compileListOrNot(accountKinds, when.accounts),
    conversationKinds: when.conversations?.kinds ?? null,
    titles: when.conversations?.titles?.map((title) => sure(compileTitle(title))) ?? null,
    recipients: compileListOrNot(recipientKinds, when.conversations?.recipients),
    minMembers: when.conversations?.minMembers ?? null,
    files: when.files === undefined ? null : compileFiles(when.files),
    schedule: when.schedule === undefined ? null : sure(compileSchedule(when.schedule)),
  };
}

function compileListOrNot<T>(
  all: readonly T[],
  wanted: readonly T[] | { readonly not: readonly T[] } | undefined,
): readonly T[] | null {
  if (wanted === undefined) return null;
  return 'not' in wanted ? all.filter((kind) => !wanted.not.includes(kind)) : wanted;
}

/** Warn, but never more than the rule itself would do: a rule that only logs stays quiet. */
function defaultUnscannable(action: Action): Action {
  return actions.indexOf(action) < actions.indexOf('warn') ? action : 'warn';
}

/** The detectors that rules ask for and those that support them, by id. */
export function neededDetectors(
  rules: readonly CompiledRule[],
  compiled: readonly CompiledDetector[],
): readonly CompiledDetector[] {
  const byId = new Map(compiled.map((detector) => [detector.id, detector]));
  const needed = new Set<string>();
  const open = rules.flatMap((rule) =>
    [rule.match, rule.unless].flatMap((match) => namedTerms(match ?? undefined).map((term) => term.id)),
  );
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    for (const pattern of byId.get(id)?.patterns ?? []) {
      open.push(...pattern.support.flatMap((support) => support.detector ?? []));
    }
  }
  return compiled.filter((detector) => needed.has(detector.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** For what checking has already shown to be right. */
function sure<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error('checked policy does not compile');
  return result.value;
}
