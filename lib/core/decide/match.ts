import type { Finding } from '../detect/finding.ts';
import type { Match } from '../policy/schema.ts';
import { fitsTerm, termsOf, unknownForm } from './term.ts';
import { matchWithin } from './within.ts';

/** The findings that make a condition true, in the order given; null when it is not. */
export function matchFindings(match: Match, findings: readonly Finding[]): readonly Finding[] | null {
  // A true condition has at least one finding: thresholds begin at one. Most rules ask for nothing that was found.
  if (findings.length === 0) return null;
  const wanted = detectorsOf(match);
  const relevant = findings.filter(({ detector }) => wanted.has(detector));
  return relevant.length === 0 ? null : matchRelevant(match, relevant);
}

function matchRelevant(match: Match, findings: readonly Finding[]): readonly Finding[] | null {
  if ('detector' in match) {
    const hits = findings.filter((finding) => fitsTerm(match, finding));
    const distinct = new Set(hits.map((finding) => finding.value)).size;
    return hits.length >= (match.minCount ?? 1) && distinct >= (match.minDistinct ?? 1) ? hits : null;
  }
  if ('any' in match) {
    const hits = match.any.flatMap((part) => matchRelevant(part, findings) ?? []);
    return hits.length > 0 ? ordered(findings, hits) : null;
  }
  if ('all' in match) {
    const hits: Finding[] = [];
    for (const part of match.all) {
      const found = matchRelevant(part, findings);
      if (found === null) return null;
      hits.push(...found);
    }
    return match.within === undefined ? ordered(findings, hits) : matchWithin(match, match.within, findings);
  }
  return unknownForm();
}

const wantedBy = new WeakMap<Match, ReadonlySet<string>>();

/** Every detector that a condition asks about. */
function detectorsOf(match: Match): ReadonlySet<string> {
  const known = wantedBy.get(match);
  if (known) return known;
  const wanted = new Set(termsOf(match).map(({ detector }) => detector));
  wantedBy.set(match, wanted);
  return wanted;
}

function ordered(findings: readonly Finding[], hits: readonly Finding[]): readonly Finding[] {
  const chosen = new Set(hits);
  return findings.filter((finding) => chosen.has(finding));
}
