import { matchesWhole } from '../detect/engine/index.ts';
import type { Rule, RulePack } from './schema.ts';
import { compileTitle } from './title.ts';

/** What one or more rules ask of a person's group: globs (without regard to case), of which one must match. */
export type AudienceCondition = readonly string[];

/**
 * The distinct conditions on groups (`when.people.groups`) of the rules that are on, in a stable order. Groups for which
 * the same of them hold get the same bundle, so the number of bundles depends on the rules, not on the groups.
 */
export function audienceConditions(packs: readonly RulePack[]): readonly AudienceCondition[] {
  const distinct = new Map<string, AudienceCondition>();
  for (const rule of packs.flatMap((pack) => pack.rules)) {
    const condition = rule.mode === 'off' ? undefined : rule.when?.people?.groups;
    if (condition !== undefined) distinct.set(keyOf(condition), ordered(condition));
  }
  return [...distinct.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, condition]) => condition);
}

/**
 * Says for a group which of the conditions hold, a `1` or `0` for each: the audience that the group belongs to. A glob
 * that cannot be read matches nothing.
 */
export function audienceReader(conditions: readonly AudienceCondition[]): (group: string) => string {
  const programs = conditions.map((globs) =>
    globs.flatMap((glob) => {
      const program = compileTitle(glob);
      return program.ok ? [program.value] : [];
    }),
  );
  return (group) =>
    programs.map((any) => (any.some((program) => matchesWhole(program, group)) ? '1' : '0')).join('');
}

/** Whether a rule is for the people of an audience. */
export function isFor(rule: Rule, conditions: readonly AudienceCondition[], audience: string): boolean {
  const condition = rule.when?.people?.groups;
  if (condition === undefined) return true;
  const key = keyOf(condition);
  return audience[conditions.findIndex((known) => keyOf(known) === key)] === '1';
}

const ordered = (condition: AudienceCondition): AudienceCondition => [...new Set(condition)].sort();
const keyOf = (condition: AudienceCondition): string => JSON.stringify(ordered(condition));
