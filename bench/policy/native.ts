import type { Detector, DetectorPattern } from '../../lib/core/policy/schema.ts';

/** A pattern as JavaScript's own regular expression; source and flags, so that it can travel into a page. */
export interface NativePattern {
  readonly source: string;
  readonly flags: string;
}

/**
 * What a scanner without an engine of its own would run: every pattern by itself over the whole text. Boundaries
 * become lookarounds; validators, support and overlaps, which the engine does as well, are left out, and so are
 * patterns that this runtime cannot read: all in favour of the native side.
 */
export function nativePatterns(detectors: readonly Detector[]): NativePattern[] {
  return detectors.flatMap(({ patterns }) => patterns.flatMap((pattern) => native(pattern) ?? []));
}

function native(pattern: DetectorPattern): NativePattern | null {
  const body = bodyOf(pattern);
  // Node 20 has no `(?i:`: case is then ignored in the whole pattern.
  const ignoresCase = (pattern.ignoreCase ?? pattern.regex === undefined) || /\(\?i[:)]/.test(body);
  const edge = { word: '\\w', digit: '\\d', none: null }[pattern.boundary ?? 'word'];
  const before = edges('?<!', [edge, pattern.notPrecededBy ?? null]);
  const after = edges('?!', [edge, pattern.notFollowedBy ?? null]);
  const source = `${before}(?:${body.replaceAll('(?i)', '').replaceAll('(?i:', '(?:')})${after}`;
  const flags = ignoresCase ? 'gi' : 'g';
  // Without `u`, the faster way, wherever the pattern does not ask for it.
  const needsUnicode = /\\u\{|\\p\{|[\u{10000}-\u{10ffff}]/u.test(source);
  const result = { source, flags: needsUnicode ? `${flags}u` : flags };
  try {
    new RegExp(result.source, result.flags);
    return result;
  } catch {
    return null;
  }
}

/** A pattern as written, or its keywords as one. */
export function bodyOf({ regex, keywords = [] }: DetectorPattern): string {
  return regex ?? keywords.map(keyword).join('|');
}

function edges(kind: '?<!' | '?!', sets: readonly (string | null)[]): string {
  return sets.map((set) => (set === null ? '' : `(${kind}${set})`)).join('');
}

function keyword(text: string): string {
  const escaped = text.replace(/^\*|\*$/g, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `${text.startsWith('*') ? '\\w*' : ''}${escaped}${text.endsWith('*') ? '\\w*' : ''}`;
}
