import { RE2JS } from 're2js';
import { matcherOf, type PatternMatch } from '../../lib/core/detect/engine/matcher.ts';
import { wordRanges } from '../../lib/core/detect/engine/word-chars.ts';
import { programOf, refusing } from '../../lib/core/detect/pattern/compile-pattern.ts';
import type { Edges } from '../../lib/core/detect/pattern/generate.ts';
import { parsePattern } from '../../lib/core/detect/pattern/parse.ts';
import type { Counts, Fuzzer } from './fuzzer.ts';
import { patternSource, textFor, withCapture, type Source } from './pattern-source.ts';
import { randomOf, type Random } from './random.ts';

type Span = readonly [start: number, end: number];

const textsPerPattern = 12;
const wordClass = `[${Array.from(
  { length: wordRanges.length / 2 },
  (_, i) => `${escaped(wordRanges[i * 2])}-${escaped(wordRanges[i * 2 + 1])}`,
).join('')}]`;
const edgeSets = ['[a1]', '[^b]', 'c', '\\w', '[\\d.\\-]', '\\p{L}', 'word'];

function escaped(codePoint = 0): string {
  return `\\u{${codePoint.toString(16)}}`;
}

/** Our matcher beside RE2 and the native engine, on the same patterns and texts. */
export function patternFuzzer(): Fuzzer {
  return { round: (seed) => compareOne(randomOf(seed)) };
}

function compareOne(random: Random): Counts {
  const ignoreCase = random.chance(0.3);
  const source = random.chance(0.25) ? withCapture(random, 2) : patternSource(random, 3);
  const edges = random.chance(0.25) ? { before: random.pick(edgeSets), after: random.pick(edgeSets) } : null;
  const compiled = refusing(() =>
    programOf(parsePattern(source.ours, ignoreCase), edgesOf(edges, ignoreCase)),
  );
  if (!compiled.ok) {
    if (compiled.error.code === 'pattern/too-large') return { refused: 1 };
    throw new Error(`refused: ${source.ours}: ${compiled.error.message}`);
  }
  const matcher = matcherOf(compiled.value);
  const re2 = edges === null ? re2Of(source, ignoreCase) : null;
  const native = nativeOf(source, edges, ignoreCase);
  const counts = { pairs: 0, 'with RE2': 0, 'with native RegExp': 0, matches: 0 };
  for (const text of random.some(textsPerPattern, textsPerPattern, () => textFor(random, source))) {
    const found = matcher.findAll(text);
    const say = (engine: string): string =>
      `${engine} ${JSON.stringify({ pattern: source.ours, ignoreCase, edges, text })}`;
    const peers = [
      // What RE2 makes of half a surrogate pair is its own affair.
      re2 === null || /\p{Cs}/u.test(text) ? null : (['with RE2', re2(text)] as const),
      native === null ? null : (['with native RegExp', native(text)] as const),
    ].filter((peer) => peer !== null);
    for (const [engine, wanted] of peers) {
      expectSame(say(engine), valueSpans(found), wanted);
      counts[engine] += 1;
    }
    counts.matches += found.length;
    counts.pairs += peers.length > 0 ? 1 : 0;
  }
  return counts;
}

function edgesOf(edges: { before: string; after: string } | null, ignoreCase: boolean): Edges {
  const set = (text: string): Edges['before'] => {
    if (text === 'word') return ['word'];
    const node = parsePattern(text, ignoreCase);
    return node.kind === 'set' ? [node.set] : [];
  };
  return edges === null ? { before: [], after: [] } : { before: set(edges.before), after: set(edges.after) };
}

function valueSpans(found: readonly PatternMatch[]): Span[] {
  return found.map(({ valueStart, valueEnd }) => [valueStart, valueEnd]);
}

function re2Of({ re2, captures }: Source, ignoreCase: boolean): ((text: string) => Span[]) | null {
  if (re2 === null) return null;
  const program = RE2JS.compile(re2, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  return (text) => {
    const matcher = program.matcher(text);
    const spans: Span[] = [];
    while (matcher.find()) {
      if (matcher.end() === matcher.start()) continue;
      const hasGroup = captures && matcher.end(1) > matcher.start(1);
      spans.push(hasGroup ? [matcher.start(1), matcher.end(1)] : [matcher.start(), matcher.end()]);
    }
    return spans;
  };
}

function nativeOf(
  { native, captures }: Source,
  edges: { before: string; after: string } | null,
  ignoreCase: boolean,
): ((text: string) => Span[]) | null {
  // With both flags, i and u, native engines read a negated property as one that either case has.
  if (native === null || (ignoreCase && /\\P/.test(native + (edges?.before ?? '') + (edges?.after ?? ''))))
    return null;
  const set = (text: string): string => (text === 'word' ? wordClass : text);
  // The word characters are those listed, whatever the case.
  if (ignoreCase && edges !== null && [edges.before, edges.after].includes('word')) return null;
  const source = edges === null ? native : `(?<!${set(edges.before)})(?:${native})(?!${set(edges.after)})`;
  const program = new RegExp(source, ignoreCase ? 'dgiu' : 'dgu');
  return (text) =>
    [...text.matchAll(program)].flatMap((match): Span[] => {
      const [whole, group] = match.indices ?? [];
      if (whole === undefined || whole[0] === whole[1]) return [];
      return [captures && group !== undefined && group[1] > group[0] ? group : whole];
    });
}

function expectSame(said: string, found: readonly Span[], wanted: readonly Span[]): void {
  const [ours, theirs] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (ours !== theirs) throw new Error(`disagreement ${said}: ours ${ours}, theirs ${theirs}`);
}
