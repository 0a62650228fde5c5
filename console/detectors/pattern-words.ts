import { type Node, shapeOf } from '../../lib/core/detect/pattern/ast.ts';
import { refusing } from '../../lib/core/detect/pattern/compile-pattern.ts';
import { parsePattern } from '../../lib/core/detect/pattern/parse.ts';
import { patternText } from './pattern-text.ts';

export interface PatternWords {
  /** How long a match is. */
  readonly length: string;
  /** What may stand there: of each branch, what comes one after the other. “…” where there are more. */
  readonly branches: readonly (readonly string[])[];
}

const mostSteps = 14;
const mostBranches = 6;

/** What a pattern matches, in words; null where it does not compile. */
export function patternWords(regex: string): PatternWords | null {
  const parsed = refusing(() => parsePattern(regex, false));
  if (!parsed.ok) return null;
  const { min, max } = shapeOf(parsed.value);
  const branches = parsed.value.kind === 'alternate' ? parsed.value.branches : [parsed.value];
  return {
    length: patternText.length(min, max),
    branches: branches.slice(0, mostBranches).map((branch) => shortened(stepsOf(branch))),
  };
}

function shortened(steps: readonly string[]): readonly string[] {
  return steps.length > mostSteps ? [...steps.slice(0, mostSteps), '…'] : steps;
}

function stepsOf(node: Node): readonly string[] {
  if (node.kind !== 'concat') return [said(node)];
  const steps: string[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') steps.push(`“${literal}”`);
    literal = '';
  };
  for (const part of node.parts) {
    const char = part.kind === 'set' ? onlyChar(part.set) : null;
    if (char !== null) {
      literal += char;
      continue;
    }
    flush();
    steps.push(said(part));
  }
  flush();
  return steps;
}

function said(node: Node): string {
  switch (node.kind) {
    case 'set':
      return setWords(node.set);
    case 'concat':
      return stepsOf(node).join(', ');
    case 'alternate': {
      const branches = node.branches.map(said);
      const shown = branches.length > 6 ? [...branches.slice(0, 5), '…'] : branches;
      return patternText.oneOf(shown.join(' | '));
    }
    case 'repeat': {
      const body = said(node.body);
      const isOne = node.body.kind === 'set' || node.max === 1;
      return patternText.repeat(isOne ? body : `(${body})`, node.min, node.max);
    }
    case 'capture':
      return patternText.value(said(node.body));
    case 'start':
      return patternText.start;
    case 'end':
      return patternText.end;
    default:
      return node satisfies never;
  }
}

function onlyChar(set: readonly number[]): string | null {
  const [low, high] = set;
  return set.length === 2 && low !== undefined && low === high ? String.fromCodePoint(low) : null;
}

const named: readonly (readonly [keyof typeof patternText.sets, readonly number[]])[] = [
  ['digit', [48, 57]],
  ['upper', [65, 90]],
  ['lower', [97, 122]],
  ['letter', [65, 90, 97, 122]],
  ['letterOrDigit', [48, 57, 65, 90, 97, 122]],
  ['upperOrDigit', [48, 57, 65, 90]],
  ['word', [48, 57, 65, 90, 95, 95, 97, 122]],
  ['hex', [48, 57, 65, 70, 97, 102]],
];

function setWords(set: readonly number[]): string {
  const one = onlyChar(set);
  if (one !== null) return `“${one}”`;
  const known = named.find(([, ranges]) => ranges.join() === set.join());
  if (known !== undefined) return patternText.sets[known[0]];
  const isSeparator = !set.some((code) => /[\p{L}\p{N}]/u.test(String.fromCodePoint(code)));
  if (isSeparator && set.length > 4) return patternText.sets.separator;
  if (set.length > 12) return patternText.sets.any;
  const ranges: string[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const [low = 0, high = 0] = set.slice(i, i + 2);
    ranges.push(low === high ? show(low) : `${show(low)}–${show(high)}`);
  }
  return patternText.oneOf(ranges.join(' '));
}

/** Blank space and what cannot be seen, by its number. */
function show(code: number): string {
  const char = String.fromCodePoint(code);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(char)
    ? char
    : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
