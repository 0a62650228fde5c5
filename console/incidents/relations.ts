import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { quoteValue } from '../../lib/core/api/search-terms.ts';

export type Relation = 'user' | 'rule' | 'conversation' | 'value';

/** Searches that find what an incident has to do with: of the person, rule, conversation and first masked value. */
export function relations({ incident, person }: IncidentItem): readonly (readonly [Relation, string])[] {
  const { title, id } = incident.egress.conversation;
  const conversation = title ?? id;
  const masked = incident.findings[0]?.masked;
  // Dots alone say nothing: a value is worth looking for when something of it is in clear.
  const told = masked !== undefined && /[\p{L}\p{N}]{3}/u.test(masked) ? masked : null;
  return [
    ...(person === null ? [] : [['user', `user:${person}`] as const]),
    ['rule', `rule:${incident.rule.pack}/${incident.rule.rule}`],
    ...(conversation === null || conversation === undefined
      ? []
      : [['conversation', `conversation:${quoteValue(conversation)}`] as const]),
    ...(told === null
      ? []
      : [['value', `"${told.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`] as const]),
  ];
}
