import { confidences, type Finding } from '../detect/finding.ts';
import type { DetectorTerm, Match } from '../policy/schema.ts';
import { termsOf } from './term.ts';
import type { DetectorTally } from './verdict.ts';

/** Findings of one detector that are kept for what a rule shows and records; all are counted. */
export const mostKept = 100;
/** Different values are told apart up to this number, or as far as a rule of the policy asks. */
export const mostDistinct = 4096;

/** A finding, and which one it was of all. */
export interface Kept {
  readonly finding: Finding;
  readonly at: number;
}

/**
 * Counts what one detector found, however much that is: all findings by confidence, different values up to the limits,
 * and the first findings of each confidence.
 */
export class DetectorCount {
  private readonly tiers;

  /** @param limits how many different values of at least each confidence are told apart, weakest first. */
  constructor(limits: readonly number[]) {
    this.tiers = confidences.map((_, rank) => ({
      count: 0,
      limit: limits[rank] ?? 0,
      values: new Set<string>(),
      kept: new Array<Kept>(),
    }));
  }

  add(finding: Finding, at: number): void {
    const rank = confidences.indexOf(finding.confidence);
    for (const tier of this.tiers.slice(0, rank + 1)) {
      tier.count += 1;
      if (tier.values.size < tier.limit && !tier.values.has(finding.value))
        tier.values.add(detached(finding.value));
      if (tier.kept.length < mostKept) tier.kept.push({ finding, at });
    }
  }

  /** The first findings for a term whose thresholds are reached; null when they are not. */
  matching({ minConfidence = 'low', minCount = 1, minDistinct = 1 }: DetectorTerm): readonly Kept[] | null {
    const tier = this.tiers[confidences.indexOf(minConfidence)];
    if (tier === undefined || tier.count < minCount) return null;
    return minDistinct > 1 && tier.values.size < minDistinct ? null : tier.kept;
  }

  tally(detector: string): DetectorTally {
    const [low = 0, medium = 0, high = 0] = this.tiers.map(({ count }) => count);
    const distinct = this.tiers[0]?.values.size ?? 0;
    return { detector, count: low, distinct, low: low - medium, medium: medium - high, high };
  }
}

/** How many different values of each detector must be told apart for these conditions, by confidence, weakest first. */
export function distinctLimits(matches: readonly Match[]): ReadonlyMap<string, readonly number[]> {
  const limits = new Map<string, number[]>();
  for (const { detector, minConfidence = 'low', minDistinct = 1 } of matches.flatMap(termsOf)) {
    const own = limits.get(detector) ?? confidences.map((_, rank) => (rank === 0 ? mostDistinct : 0));
    const rank = confidences.indexOf(minConfidence);
    if (minDistinct > 1) own[rank] = Math.max(own[rank] ?? 0, minDistinct);
    limits.set(detector, own);
  }
  return limits;
}

/** A part of a text keeps all of it in memory; a copy does not. */
function detached(value: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return typeof copy === 'string' ? copy : value;
}
