import { compilePattern } from '../../lib/core/detect/pattern/compile-pattern.ts';
import type { PatternProblem } from '../../lib/core/detect/pattern/problem.ts';

/** A pattern with what stands beside it, as far as a rewrite changes it. */
export interface Written {
  readonly regex: string;
  readonly boundary?: 'word' | 'none';
  readonly notPrecededBy?: string;
  readonly notFollowedBy?: string;
}

/** The fields of a pattern that a rewrite sets. */
export function rewrittenFields(written: Written): readonly (readonly [string, string])[] {
  const { regex, boundary, notPrecededBy, notFollowedBy } = written;
  return Object.entries({ regex, boundary, notPrecededBy, notFollowedBy }).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, value] as const],
  );
}

/** What is wrong with a pattern; null: it compiles. */
export function patternProblem(regex: string, ignoreCase = false): PatternProblem | null {
  const compiled = compilePattern(regex, { ignoreCase });
  return compiled.ok ? null : compiled.error;
}

/**
 * The same pattern in the linear-time subset, where that can be said for certain; null where a person has to. A rewrite
 * that would still be refused is tried again, a few times.
 */
export function rewriteOf(regex: string, ignoreCase = false): Written | null {
  let written: Written = { regex };
  for (let step = 0; step < 8; step++) {
    const problem = patternProblem(written.regex, ignoreCase);
    if (problem === null) return step === 0 ? null : written;
    const next = rewritten(written, problem);
    if (next === null || next.regex === written.regex) return null;
    written = next;
  }
  return null;
}

function rewritten(written: Written, { code, offset }: PatternProblem): Written | null {
  const { regex } = written;
  const [before, after] = [regex.slice(0, offset), regex.slice(offset)];
  const replaced = (from: RegExp, to: string): Written | null =>
    from.test(after) ? { ...written, regex: before + after.replace(from, to) } : null;
  switch (code) {
    case 'pattern/word-boundary':
      return withoutBoundary(written, offset);
    case 'pattern/lookaround':
      return withoutLookaround(written, offset);
    case 'pattern/captures':
      return firstUncaptured(written, offset);
    case 'pattern/atomic':
      return replaced(/^\(\?>/, '(?:') ?? replaced(/^([*+?]|\{[\d,]+\})\+/, '$1') ?? replaced(/^\+/, '');
    case 'pattern/unsupported':
      return withPosixClass(written, offset);
    default:
      return null;
  }
}

const flags = /^(?:\(\?[is]+\))?/;
const wordAtStart = /^(?:\\[dw]|\w|\[[\w\\-]+\])(?![*?{])/;
const wordAtEnd = /(?:\\[dw]|(?<!\\)\w|\[[\w\\-]+\])(?:\+|\{[1-9]\d*(?:,\d*)?\})?$/;

/**
 * At the edges only: in the middle it says something else, and of alternatives it holds for one alone. On both sides it is
 * `boundary`; on one side it says what may not stand there, beside a letter, digit or underscore.
 */
function withoutBoundary(written: Written, offset: number): Written | null {
  const { regex } = written;
  if (regex.includes('|')) return null;
  const start = flags.exec(regex)?.[0] ?? '';
  const isAtStart = regex.startsWith('\\b', start.length);
  const isAtEnd = /(?<!\\)\\b$/.test(regex) && regex.length > start.length + 2;
  if (offset !== start.length && offset !== regex.length - 2) return null;
  const inner = regex.slice(start.length + (isAtStart ? 2 : 0), isAtEnd ? -2 : undefined);
  const bare = { ...written, regex: start + inner };
  if (isAtStart && isAtEnd) return { ...bare, boundary: 'word' };
  if (isAtStart && wordAtStart.test(inner) && written.notPrecededBy === undefined)
    return { ...bare, boundary: 'none', notPrecededBy: String.raw`\w` };
  if (isAtEnd && wordAtEnd.test(inner) && written.notFollowedBy === undefined)
    return { ...bare, boundary: 'none', notFollowedBy: String.raw`\w` };
  return null;
}

/** `(?<![\d.])` at the beginning and `(?!\d)` at the end say what may not stand beside a match. */
function withoutLookaround(written: Written, offset: number): Written | null {
  const { regex } = written;
  const one = String.raw`(\[(?:\\.|[^\]\\])+\]|\\?.)`;
  const behind = new RegExp(String.raw`^\(\?<!${one}\)`).exec(regex);
  if (behind?.[1] !== undefined && offset <= 1)
    return { ...written, regex: regex.slice(behind[0].length), notPrecededBy: behind[1] };
  const ahead = new RegExp(String.raw`\(\?!${one}\)$`).exec(regex);
  if (ahead?.[1] !== undefined && ahead.index <= offset && offset <= ahead.index + 1)
    return { ...written, regex: regex.slice(0, ahead.index), notFollowedBy: ahead[1] };
  return null;
}

/** The one group that may stay marks the value: the last. */
function firstUncaptured(written: Written, offset: number): Written | null {
  const { regex } = written;
  const first = /(?<!\\)\((?!\?)/.exec(regex.slice(0, offset));
  if (first === null) return null;
  return { ...written, regex: `${regex.slice(0, first.index)}(?:${regex.slice(first.index + 1)}` };
}

const posixClasses: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: '0-9A-Za-z',
  upper: 'A-Z',
  lower: 'a-z',
  space: String.raw`\s`,
  xdigit: '0-9A-Fa-f',
  word: String.raw`\w`,
};

function withPosixClass(written: Written, offset: number): Written | null {
  const found = /\[:(\w+):\]/.exec(written.regex.slice(Math.max(0, offset - 1)));
  const set = posixClasses[found?.[1] ?? ''];
  return found === null || set === undefined
    ? null
    : { ...written, regex: written.regex.replace(found[0], set) };
}
