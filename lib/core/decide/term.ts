import { confidences, type Finding } from '../detect/finding.ts';
import type { DetectorTerm, Match } from '../policy/schema.ts';

/** Whether a finding counts for a term, thresholds apart. */
export function fitsTerm(term: DetectorTerm, finding: Finding): boolean {
  return (
    finding.detector === term.detector &&
    confidences.indexOf(finding.confidence) >= confidences.indexOf(term.minConfidence ?? 'low')
  );
}

/** The compiler refuses these forms and so does reading a bundle: to get here is a bug, and never "no match". */
export function unknownForm(): never {
  throw new Error('condition of an unknown form');
}

/** Every question about a detector that a condition is made of. */
export function termsOf(match: Match): readonly DetectorTerm[] {
  if ('detector' in match) return [match];
  if ('any' in match) return match.any.flatMap(termsOf);
  if ('all' in match) return match.all.flatMap(termsOf);
  return unknownForm();
}
