import type { Incident } from '../../lib/core/incident/incident.ts';

const maxChars = 20_000;

/** A value as full text has it: dashes part words there. */
export const wordOf = (value: string): string => value.replaceAll('-', ' ');

/**
 * What full text finds an incident by: rule, pack and detectors, the conversation's title or the pseudonym that stands
 * for it, masked values and where they stood, and the reason given. Pseudonyms of people and accounts are no words.
 */
export function wordsOf({ rule, detectors, findings, reason, egress, alsoMatched }: Incident): string {
  const { title, id } = egress.conversation;
  const parts = [
    // First, so that they are never cut off: searching for detectors, a conversation or simulated rules leans on them.
    ...detectors.map(({ detector }) => detector),
    title ?? id ?? '',
    ...[rule, ...alsoMatched].flatMap((one) => [one.pack, one.rule]),
    ...findings.flatMap(({ masked, where }) => [masked, where ?? '']),
    reason?.choice ?? '',
    reason?.text ?? '',
  ];
  return wordOf([...new Set(parts)].join(' ')).slice(0, maxChars);
}
