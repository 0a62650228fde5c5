import type { Check } from './check/schema.ts';
import type { CompiledContrary, CompiledDetector, CompiledPattern, CompiledSupport } from './compiled.ts';
import { loadEngine } from './engine/index.ts';
import type { Finding } from './finding.ts';
import type { Phones } from './phone/phones.ts';

/** Why a pattern that matched is a finding, or why it is none. For authors of rules: not loaded in chat pages. */
export interface Explanation {
  readonly detector: string;
  readonly pattern: string;
  readonly start: number;
  readonly end: number;
  readonly masked: string;
  readonly outcome: ExplainedOutcome;
  /** All of the pattern's validators, in order. */
  readonly validators: readonly { readonly name: string; readonly passed: boolean }[];
  /** Evidence of the pattern that is near, nearest first. */
  readonly evidence: readonly ExplainedEvidence[];
}

export type ExplainedOutcome =
  | {
      readonly kind: 'finding';
      readonly confidence: Finding['confidence'];
      readonly without: Finding['confidence'];
    }
  | { readonly kind: 'invalid' }
  /** A published test value, or what an exclusion covers. */
  | { readonly kind: 'excluded' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'refuted' }
  /** Another detector's better finding stands there. */
  | { readonly kind: 'outranked'; readonly by: string };

export interface ExplainedEvidence {
  readonly kind: 'support' | 'contrary';
  /** Offsets of the word or of the other detector's finding. */
  readonly start: number;
  readonly end: number;
  /** Of a support that is another detector. */
  readonly detector: string | null;
  /** Code units between it and the value. */
  readonly gap: number;
}

/**
 * Explains everything in a text that any pattern matches, in order. Asks the engine itself, with parts of a detector
 * taken away, so that it cannot say something else than what is enforced.
 */
export function explain(
  text: string,
  detectors: readonly CompiledDetector[],
  phones: Phones | null,
): readonly Explanation[] {
  const scan = (chosen: readonly CompiledDetector[]): readonly Finding[] =>
    loadEngine(chosen, { phones }).scan(text);
  const findings = scan(detectors);
  return detectors
    .flatMap((detector) =>
      detector.patterns.flatMap((pattern) => {
        const alone = (change: Partial<CompiledPattern>, bare = false): readonly Finding[] =>
          scan([
            withOnly(detector, { ...pattern, ...change }, bare),
            ...supporters(pattern, detector, detectors),
          ]).filter((finding) => finding.detector === detector.id);
        const matches = alone({ validators: [], supportRequired: false, support: [], contrary: [] }, true);
        return matches.map((match) =>
          explainMatch({ text, detector, pattern, match, alone, scan, findings }),
        );
      }),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.detector < b.detector ? -1 : 1));
}

interface Asked {
  readonly text: string;
  readonly detector: CompiledDetector;
  readonly pattern: CompiledPattern;
  readonly match: Finding;
  /** What the pattern finds when parts of it are changed; `bare`: without the detector's exclusions. */
  readonly alone: (change: Partial<CompiledPattern>, bare?: boolean) => readonly Finding[];
  readonly scan: (chosen: readonly CompiledDetector[]) => readonly Finding[];
  readonly findings: readonly Finding[];
}

function explainMatch(asked: Asked): Explanation {
  const { detector, pattern, match } = asked;
  const still = (change: Partial<CompiledPattern>, bare = false): Finding | undefined =>
    asked.alone(change, bare).find((finding) => finding.start === match.start && finding.end === match.end);
  const nothing = { support: [], contrary: [], supportRequired: false };
  const validators = pattern.validators.map((validator) => ({
    name: nameOf(validator),
    passed: still({ ...nothing, validators: [validator] }, true) !== undefined,
  }));
  return {
    detector: detector.id,
    pattern: pattern.id,
    start: match.start,
    end: match.end,
    masked: match.masked,
    outcome: outcomeOf(asked, still),
    validators,
    evidence: [...evidenceFor(asked, 'support'), ...evidenceFor(asked, 'contrary')].sort(
      (a, b) => a.gap - b.gap,
    ),
  };
}

function outcomeOf(
  { detector, pattern, match, findings }: Asked,
  still: (change: Partial<CompiledPattern>, bare?: boolean) => Finding | undefined,
): ExplainedOutcome {
  const nothing = { support: [], contrary: [], supportRequired: false };
  if (!still(nothing, true)) return { kind: 'invalid' };
  if (!still(nothing)) return { kind: 'excluded' };
  const found = still({});
  if (!found) return still({ contrary: [] }) ? { kind: 'refuted' } : { kind: 'unsupported' };
  const isKept = findings.some(
    (one) => one.detector === detector.id && one.start === match.start && one.end === match.end,
  );
  if (isKept) return { kind: 'finding', confidence: found.confidence, without: pattern.confidence };
  const better = findings.find((one) => one.start < match.end && one.end > match.start);
  return { kind: 'outranked', by: better?.detector ?? detector.id };
}

function evidenceFor(
  { text, pattern, match, scan, ...asked }: Asked,
  kind: ExplainedEvidence['kind'],
): ExplainedEvidence[] {
  const elements: readonly (CompiledSupport | CompiledContrary)[] = pattern[kind];
  return elements.flatMap((element) => {
    const other = 'detector' in element ? element.detector : null;
    const words = element.keywords.length === 0 ? [] : scan([keywordDetector(element.keywords)]);
    const others = other === null ? [] : asked.findings.filter((finding) => finding.detector === other);
    return [
      ...words.map((found) => ({ found, detector: null })),
      ...others.map((found) => ({ found, detector: other })),
    ]
      .map(({ found, detector }) => ({
        kind,
        start: found.start,
        end: found.end,
        detector,
        gap: gapOf(found, match),
      }))
      .filter(({ gap, start }) => gap >= 0 && gap <= (start < match.start ? element.before : element.after))
      .sort((a, b) => a.gap - b.gap)
      .slice(0, 1);
  });
}

/** -1 when they overlap. */
function gapOf(found: Finding, value: Finding): number {
  if (found.end <= value.start) return value.start - found.end;
  return found.start >= value.end ? found.start - value.end : -1;
}

const always = { kind: 'always' } as const;

function keywordDetector(list: readonly string[]): CompiledDetector {
  return {
    id: 'keywords',
    title: { en: 'keywords' },
    category: 'business',
    patterns: [
      {
        id: 'keywords',
        program: null,
        gate: always,
        literals: [],
        holds: [],
        words: { list, ignoreCase: true, ignoreAccents: false, boundary: 'word' },
        validators: [],
        confidence: 'low',
        support: [],
        supportRequired: false,
        contrary: [],
      },
    ],
    excludeValues: [],
    exclude: [],
    mask: 'none',
  };
}

function withOnly(detector: CompiledDetector, pattern: CompiledPattern, bare: boolean): CompiledDetector {
  return { ...detector, patterns: [pattern], ...(bare ? { exclude: [], excludeValues: [] } : {}) };
}

function supporters(
  pattern: CompiledPattern,
  self: CompiledDetector,
  all: readonly CompiledDetector[],
): readonly CompiledDetector[] {
  const named = pattern.support.flatMap(({ detector }) => detector ?? []);
  return all.filter(({ id }) => id !== self.id && named.includes(id));
}

/** A check-digit program is named by its steps. */
function nameOf(validator: string | Check): string {
  if (typeof validator === 'string') return validator;
  return `check (${validator.check.map((step) => Object.keys(step)[0] ?? '').join(', ')})`;
}
