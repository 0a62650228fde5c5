import type { Incident } from '../../lib/core/incident/incident.ts';

const maxChars = 16_000;

/**
 * What full text finds an incident by: rule, pack and detectors, masked values and where they stood, the reason given,
 * and titles that are in clear. Pseudonyms are no words.
 */
export function wordsOf({ rule, detectors, findings, reason, egress, alsoMatched }: Incident): string {
  const { title } = egress.conversation;
  const parts = [
    // First, so that they are never cut off: searching for a detector leans on them.
    ...detectors.map(({ detector }) => detector),
    ...[rule, ...alsoMatched].flatMap((one) => [one.pack, one.rule]),
    ...findings.flatMap(({ masked, where }) => [masked, where ?? '']),
    reason?.choice ?? '',
    reason?.text ?? '',
    title === null || title.startsWith('p_') ? '' : title,
  ];
  return [...new Set(parts)].join(' ').replaceAll('-', ' ').slice(0, maxChars);
}
