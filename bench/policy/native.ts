import type { Detector, DetectorPattern } from '../../lib/core/policy/schema.ts';

/** A pattern as JavaScript's own regular expression; source and flags, so that it can travel into a page. */
export interface NativePattern {
  readonly source: string;
  readonly flags: string;
}

/**
 * What a scanner without an engine of its own would run: every pattern by itself over the whole text. Boundaries
 * become lookarounds; validators, support and overlaps, which the engine does as well, are left out, in favour of
 * the native side.
 */
export function nativePatterns(detectors: readonly Detector[]): NativePattern[] {
  return detectors.flatMap(({ patterns }) => patterns.map(native));
}

function native(pattern: DetectorPattern): NativePattern {
  const body = pattern.regex ?? (pattern.keywords ?? []).map(keyword).join('|');
  const ignoresCase = pattern.ignoreCase ?? pattern.regex === undefined;
  const edge = { word: '\\w', digit: '\\d', none: null }[pattern.boundary ?? 'word'];
  const before = edges('?<!', [edge, pattern.notPrecededBy ?? null]);
  const after = edges('?!', [edge, pattern.notFollowedBy ?? null]);
  const source = `${before}(?:${body})${after}`;
  const flags = ignoresCase ? 'gi' : 'g';
  // Without `u`, the faster way, wherever the pattern does not ask for it.
  const needsUnicode = /\\u\{|\\p\{|[\u{10000}-\u{10ffff}]/u.test(source);
  const result = { source, flags: needsUnicode ? `${flags}u` : flags };
  new RegExp(result.source, result.flags); // throws here, with the pattern, rather than in the page
  return result;
}

function edges(kind: '?<!' | '?!', sets: readonly (string | null)[]): string {
  return sets.map((set) => (set === null ? '' : `(${kind}${set})`)).join('');
}

function keyword(text: string): string {
  const escaped = text.replace(/^\*|\*$/g, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `${text.startsWith('*') ? '\\w*' : ''}${escaped}${text.endsWith('*') ? '\\w*' : ''}`;
}
