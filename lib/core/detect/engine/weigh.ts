import type { Confidence, Finding } from '../finding.ts';
import { maskValue } from '../mask.ts';
import type { Candidate } from './candidates.ts';
import type { Ranked } from './overlap.ts';
import { saysPurpose } from './purpose.ts';
import { Spans } from './spans.ts';
import { beginOf, nearest, rank, type Reach, type Span } from './support.ts';

/** Where the keywords of a track of evidence stand, by start. */
export type Evidence = (track: number) => Spans;

/** Gives every candidate the confidence that the evidence around it allows; those without any are left out. */
export function weigh(candidates: readonly Candidate[], evidence: Evidence, text: string): Ranked[] {
  const others = spansByDetector(candidates);
  const ranked: Ranked[] = [];
  for (const candidate of candidates) {
    const judged = judge(candidate, evidence, others, text);
    if (!judged) continue;
    const finding = findingOf(candidate, text, judged.confidence);
    ranked.push({ slot: candidate.slot, finding, gap: judged.gap });
  }
  return ranked;
}

type Others = (detector: string | null) => Spans;

/** Anything that a detector takes for its own can be evidence for another one. Few are asked for. */
function spansByDetector(candidates: readonly Candidate[]): Others {
  const known = new Map<string, Spans>();
  return (id) => {
    if (id === null) return none;
    const before = known.get(id);
    if (before) return before;
    const spans = new Spans();
    for (const { slot, start, end } of candidates) if (slot.detector.id === id) spans.add(start, end);
    spans.sort();
    known.set(id, spans);
    return spans;
  };
}

const none = new Spans();

/**
 * The pattern's own confidence or that of the best support there is, and how near the nearest support is; null when
 * required support is missing, or when contrary evidence is nearer than any support, or is the longer of two phrases
 * that end there (unless it only says what the value is for).
 */
function judge(
  { slot, start, end }: Candidate,
  evidence: Evidence,
  others: Others,
  text: string,
): { confidence: Confidence; gap: number } | null {
  const { pattern } = slot;
  const value: Span = { start, end };
  const gapTo = (track: number | undefined, reach: Reach): number =>
    nearest(evidence(track ?? -1), value, reach) ?? Infinity;
  let confidence = pattern.confidence;
  let gap = Infinity;
  pattern.support.forEach((support, i) => {
    const other = nearest(others(support.detector), value, support) ?? Infinity;
    const distance = Math.min(gapTo(slot.support[i], support), other);
    if (distance === Infinity) return;
    gap = Math.min(gap, distance);
    if (rank(support.confidence) > rank(confidence)) confidence = support.confidence;
  });
  if (pattern.supportRequired && gap === Infinity) return null;
  const longest = (tracks: readonly (number | undefined)[]) =>
    Math.min(...tracks.map((track) => beginOf(evidence(track ?? -1), start - gap)));
  const refuted = pattern.contrary.some((contrary, i) => {
    const distance = gapTo(slot.contrary[i], contrary);
    // "Order number" says more than the "number" in it.
    return (
      distance < gap ||
      (distance === gap && gap < Infinity && longest([slot.contrary[i]]) < longest(slot.support))
    );
  });
  if (refuted && !(gap < Infinity && saysPurpose(text.slice(start - gap, start)))) return null;
  return { confidence, gap };
}

function findingOf({ slot, start, end, value }: Candidate, text: string, confidence: Confidence): Finding {
  const masked = maskValue(text.slice(start, end), slot.detector.mask);
  return { detector: slot.detector.id, pattern: slot.pattern.id, start, end, confidence, value, masked };
}
