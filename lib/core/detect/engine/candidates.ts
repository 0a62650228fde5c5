import { satisfies } from '../check/run.ts';
import { normaliseValue } from '../mask.ts';
import { validators, type ValidatorContext } from '../validators/index.ts';
import { matcherOf, type Matcher, type PatternMatch } from './matcher.ts';
import { spanOf } from './spans.ts';
import type { Slot } from './slot.ts';

/** How far around a value a detector's exclusions look, in code units on each side. */
export const exclusionReach = 64;

/** A match that its validators accept and that no exclusion takes away. */
export interface Candidate {
  readonly slot: Slot;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Judges a match on its own; null when it is nothing. */
export function candidateOf(
  slot: Slot,
  match: PatternMatch,
  text: string,
  context: ValidatorContext,
): Candidate | null {
  const raw = text.slice(match.valueStart, match.valueEnd);
  for (const validator of slot.pattern.validators) {
    const accepts =
      typeof validator === 'string'
        ? // A policy may name a validator that only a newer extension has: better to find too much than nothing.
          (validators.get(validator)?.(raw, context) ?? true)
        : satisfies(validator, raw);
    if (!accepts) return null;
  }
  const value = normaliseValue(raw);
  if (slot.detector.excludeValues.includes(value)) return null;
  if (isExcluded(slot, match, text)) return null;
  return { slot, start: match.valueStart, end: match.valueEnd, value };
}

/** Whether an exclusion matches something that covers the whole value. */
function isExcluded(slot: Slot, match: PatternMatch, text: string): boolean {
  const { exclude } = slot.detector;
  if (exclude.length === 0) return false;
  const from = Math.max(0, match.valueStart - exclusionReach);
  let around: string | null = null;
  return exclude.some((program) => {
    const matcher = matcherOf(program);
    const first = beginningAround(text, match, from, matcher);
    if (first < 0) return false;
    around ??= text.slice(from, match.valueEnd + exclusionReach);
    return matcher
      .findAll(around, spanOf(first - from, match.valueStart - from))
      .some((hit) => from + hit.start <= match.valueStart && from + hit.end >= match.valueEnd);
  });
}

/** Where a match can begin at the earliest that covers the value; -1 when it holds what no match can. */
function beginningAround(text: string, match: PatternMatch, from: number, { mayHold }: Matcher): number {
  for (let i = match.valueStart; i < match.valueEnd; i += 1) if (!mayHold(text.charCodeAt(i))) return -1;
  let first = match.valueStart;
  while (first > from && mayHold(text.charCodeAt(first - 1))) first -= 1;
  return first;
}
