import { RE2JS } from 're2js';
import type { Detector, DetectorPattern } from '../../lib/core/policy/schema.ts';
import { bodyOf } from '../policy/native.ts';

/**
 * The same patterns for re2js, without those it cannot read. It has no lookahead, so boundaries are left out, as
 * validators, support and overlaps are: all in its favour.
 */
export function re2Patterns(detectors: readonly Detector[]): RE2JS[] {
  return detectors.flatMap(({ patterns }) => patterns.flatMap((pattern) => re2(pattern) ?? []));
}

function re2(pattern: DetectorPattern): RE2JS | null {
  const ignoresCase = pattern.ignoreCase ?? pattern.regex === undefined;
  try {
    return RE2JS.compile(RE2JS.translateRegExp(bodyOf(pattern)), ignoresCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    return null;
  }
}

/** Asks first whether there is a match at all: that is its fast way, and most patterns have none. */
export function countRe2Matches(patterns: readonly RE2JS[], text: string): number {
  let hits = 0;
  for (const pattern of patterns) {
    if (!pattern.test(text)) continue;
    const matcher = pattern.matcher(text);
    while (matcher.find()) hits += 1;
  }
  return hits;
}
