import type { CompiledContrary, CompiledDetector, CompiledSupport } from '../compiled.ts';
import type { Confidence, Finding } from '../finding.ts';
import { maskValue } from '../mask.ts';
import type { Phones } from '../phone/phones.ts';
import { candidateOf, type Candidate } from './candidates.ts';
import { gateKeeper } from './gate-keeper.ts';
import { resolveOverlaps, type Ranked } from './overlap.ts';
import { matchSlot } from './slot.ts';
import { evidenceFinder, nearest, rank, type Evidence, type Span } from './support.ts';

/** Detectors ready to scan text with. */
export interface Engine {
  /** Everything the detectors find, by start, overlaps resolved. The same text always gives the same findings. */
  scan(text: string): readonly Finding[];
  /** Builds what the first scan would have to build. Call it when there is time. */
  warm(): void;
}

/** @param options.unfiltered runs every pattern over the whole text; for tests that compare. */
export function loadEngine(
  detectors: readonly CompiledDetector[],
  options: { readonly unfiltered?: boolean; readonly phones?: Phones | null } = {},
): Engine {
  const gates = gateKeeper(detectors);
  const context = { phones: options.phones ?? null };
  const evidence = gates.slots.flatMap(({ pattern }) => [...pattern.support, ...pattern.contrary]);
  const finder = evidenceFinder(evidence);

  // A folded view of the text (evasion: full-width digits, zero-width characters ...) would be scanned here as well,
  // its offsets mapped back, before the candidates are put together.
  const candidatesIn = (text: string): Candidate[] => {
    const candidates: Candidate[] = [];
    gates.open(text);
    for (const slot of gates.slots) {
      const matches = slot.pattern.words
        ? gates.words(slot, text)
        : matchSlot(slot, text, options.unfiltered ?? false);
      for (const match of matches) {
        const candidate = candidateOf(slot, match, text, context);
        if (candidate) candidates.push(candidate);
      }
    }
    gates.close();
    return candidates;
  };

  const scan = (text: string): readonly Finding[] => {
    const candidates = candidatesIn(text);
    if (candidates.length === 0) return [];
    const near = gapsTo(candidates, evidence.length > 0 ? finder.locate(text) : new Map<never, never>());
    const ranked: Ranked[] = [];
    for (const candidate of candidates) {
      const confidence = confidenceOf(candidate, near);
      if (confidence) ranked.push({ slot: candidate.slot, finding: findingOf(candidate, text, confidence) });
    }
    return resolveOverlaps(ranked);
  };
  const warm = (): void => {
    scan(warmText);
    finder.locate(warmText);
  };
  return { scan, warm };
}

/** Something of everything, so that the usual paths are compiled before they are needed. */
const warmText =
  'Hello, see you at 10:30 on 2026-01-15, call 555 0100 or mail me@example.com: 4000 1234 5678 9010. '.repeat(
    8,
  );

/** How far the nearest of some evidence is from a value; null when there is none within reach. */
type Gap = (evidence: CompiledSupport | CompiledContrary, value: Span) => number | null;

/** Evidence is a keyword, or anything another detector takes for its own. */
function gapsTo(candidates: readonly Candidate[], located: ReadonlyMap<Evidence, readonly Span[]>): Gap {
  const byDetector = new Map<string, Span[]>();
  for (const { slot, start, end } of candidates) {
    const spans = byDetector.get(slot.detector.id) ?? [];
    spans.push({ start, end });
    byDetector.set(slot.detector.id, spans);
  }
  for (const spans of byDetector.values()) spans.sort((a, b) => a.start - b.start);
  return (evidence, value) => {
    const word = nearest(located.get(evidence) ?? [], value, evidence);
    const other =
      'detector' in evidence && evidence.detector !== null ? byDetector.get(evidence.detector) : undefined;
    const hit = other ? nearest(other, value, evidence) : null;
    return word === null || hit === null ? (word ?? hit) : Math.min(word, hit);
  };
}

/**
 * The pattern's own confidence or that of the best support there is; null when required support is missing, or when
 * contrary evidence is nearer than any support.
 */
function confidenceOf({ slot: { pattern }, start, end }: Candidate, gap: Gap): Confidence | null {
  let best = pattern.confidence;
  let closest = Infinity;
  for (const support of pattern.support) {
    const distance = gap(support, { start, end });
    if (distance === null) continue;
    closest = Math.min(closest, distance);
    if (rank(support.confidence) > rank(best)) best = support.confidence;
  }
  if (pattern.supportRequired && closest === Infinity) return null;
  const refuted = pattern.contrary.some((contrary) => (gap(contrary, { start, end }) ?? Infinity) < closest);
  return refuted ? null : best;
}

function findingOf({ slot, start, end, value }: Candidate, text: string, confidence: Confidence): Finding {
  const masked = maskValue(text.slice(start, end), slot.detector.mask);
  return { detector: slot.detector.id, pattern: slot.pattern.id, start, end, confidence, value, masked };
}
