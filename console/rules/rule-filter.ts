import type { Rule, RulePack } from '../../lib/core/policy/schema.ts';
import { localText, titleOf } from './policy-model.ts';

export interface RuleFilter {
  readonly text: string;
  readonly mode: Rule['mode'] | 'all';
  readonly action: Rule['then']['action'] | 'all';
}
export const everyRule: RuleFilter = { text: '', mode: 'all', action: 'all' };

/** Packs with the rules that are asked for; packs without any are left out. Every word must be found somewhere. */
export function filterPacks(
  packs: readonly RulePack[],
  { text, mode, action }: RuleFilter,
  /** What else a rule can be found by: its sentence. */
  wordsOf: (rule: Rule) => string,
): readonly RulePack[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return packs.flatMap((pack) => {
    const rules = pack.rules.filter((rule) => {
      if (mode !== 'all' && rule.mode !== mode) return false;
      if (action !== 'all' && rule.then.action !== action) return false;
      if (words.length === 0) return true;
      const { tell } = rule.then;
      const all = [
        ...[pack.id, localText(pack.title), rule.id, titleOf(rule), wordsOf(rule)],
        ...(tell === undefined ? [] : [localText(tell)]),
      ];
      const haystack = all.join(' ').toLocaleLowerCase();
      return words.every((word) => haystack.includes(word));
    });
    return rules.length === 0 ? [] : [{ ...pack, rules: [...rules] }];
  });
}
