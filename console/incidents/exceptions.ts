import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { ConversationKind } from '../../lib/core/decide/egress.ts';
import { conversationKinds } from '../../lib/core/decide/words.ts';
import type { DetectorTerm, Match, Rule } from '../../lib/core/policy/schema.ts';

/** A change to the rule after which this incident would not have happened, or a text that must not match again. */
export type Exception =
  | { readonly kind: 'unless'; readonly detector: string }
  | { readonly kind: 'account'; readonly account: 'corporate' | 'personal' | 'unknown' }
  | { readonly kind: 'recipients' }
  | {
      readonly kind: 'conversations';
      readonly left: readonly ConversationKind[];
      readonly out: ConversationKind;
    }
  | { readonly kind: 'rule-example' }
  | { readonly kind: 'detector-example'; readonly detector: string };

/** What could be made of an incident, the narrowest first. `rule`: as it is in force; undefined where it is not any more. */
export function exceptionsFor({ incident }: IncidentItem, rule: Rule | undefined): readonly Exception[] {
  const { conversation, account } = incident.egress;
  const asked = new Set(rule?.match === undefined ? [] : termsOf(rule.match).map(({ detector }) => detector));
  const excepted = new Set(
    rule?.unless === undefined ? [] : termsOf(rule.unless).map(({ detector }) => detector),
  );
  const found = [...new Set(incident.findings.map(({ detector }) => detector))];
  const examples: Exception[] = found.map((detector) => ({ kind: 'detector-example', detector }));
  if (rule === undefined) return examples;
  const others = incident.detectors
    .map(({ detector }) => detector)
    .filter((detector) => !asked.has(detector) && !excepted.has(detector));
  const kinds = rule.when?.conversations?.kinds ?? conversationKinds;
  const left = kinds.filter((kind) => kind !== conversation.kind);
  return [
    ...others.map((detector): Exception => ({ kind: 'unless', detector })),
    ...(conversation.verified === true && rule.when?.conversations?.recipients === undefined
      ? [{ kind: 'recipients' } as const]
      : []),
    ...(rule.when?.accounts === undefined ? [{ kind: 'account', account: account.kind } as const] : []),
    ...(left.length === 0 || conversation.kind === 'unknown'
      ? []
      : [{ kind: 'conversations', left, out: conversation.kind } as const]),
    ...(rule.match === undefined ? [] : [{ kind: 'rule-example' } as const]),
    ...examples,
  ];
}

/** The detectors that a condition names. */
function termsOf(match: Match): readonly DetectorTerm[] {
  if ('any' in match) return match.any.flatMap(termsOf);
  if ('all' in match) return match.all.flatMap(termsOf);
  return 'detector' in match ? [match] : [];
}

/** The text to begin an example with: the masked excerpt if there is one, else null: nothing of the content is known. */
export const exampleText = ({ incident }: IncidentItem): string | null => incident.excerpt ?? null;
