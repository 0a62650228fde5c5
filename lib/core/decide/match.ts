import { confidences, type Finding } from '../detect/finding.ts';
import type { DetectorTerm, Match } from '../policy/schema.ts';
import { matchWithin } from './within.ts';

/** The findings that make a condition true, in the order given; null when it is not. */
export function matchFindings(match: Match, findings: readonly Finding[]): readonly Finding[] | null {
  if ('detector' in match) {
    const hits = findings.filter((finding) => fitsTerm(match, finding));
    const distinct = new Set(hits.map((finding) => finding.value)).size;
    return hits.length >= (match.minCount ?? 1) && distinct >= (match.minDistinct ?? 1) ? hits : null;
  }
  if ('any' in match) {
    // A true condition has at least one finding: thresholds begin at one.
    const hits = match.any.flatMap((part) => matchFindings(part, findings) ?? []);
    return hits.length > 0 ? ordered(findings, hits) : null;
  }
  if ('all' in match) {
    const hits: Finding[] = [];
    for (const part of match.all) {
      const found = matchFindings(part, findings);
      if (found === null) return null;
      hits.push(...found);
    }
    return match.within === undefined ? ordered(findings, hits) : matchWithin(match, match.within, findings);
  }
  return unknownForm();
}

/** Whether a finding counts for a term, thresholds apart. */
export function fitsTerm(term: DetectorTerm, finding: Finding): boolean {
  return (
    finding.detector === term.detector &&
    confidences.indexOf(finding.confidence) >= confidences.indexOf(term.minConfidence ?? 'low')
  );
}

/** The compiler refuses these forms and so does reading a bundle: to get here is a bug, and never "no match". */
export function unknownForm(): never {
  throw new Error('condition of a form that this build cannot judge');
}

function ordered(findings: readonly Finding[], hits: readonly Finding[]): readonly Finding[] {
  const chosen = new Set(hits);
  return findings.filter((finding) => chosen.has(finding));
}
