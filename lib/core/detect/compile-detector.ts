import type { Detector, DetectorPattern } from '../policy/schema.ts';
import { worded, type Wording } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../sentence.ts';
import type {
  CompiledContrary,
  CompiledDetector,
  CompiledPattern,
  CompiledSupport,
  Program,
} from './compiled.ts';
import { readProgram } from './engine/program.ts';
import { wordRanges } from './engine/word-chars.ts';
import { normaliseValue } from './mask.ts';
import { shapeOf, type Node } from './pattern/ast.ts';
import { charSet, intersects, type CharSet } from './pattern/char-set.ts';
import { programOf, refusing } from './pattern/compile-pattern.ts';
import { gateOf } from './pattern/gate.ts';
import type { Edges } from './pattern/generate.ts';
import { digits } from './pattern/named-sets.ts';
import { parsePattern } from './pattern/parse.ts';
import { expandPlaceholders } from './placeholders.ts';
import { validators } from './validators/index.ts';

/** What is wrong with a detector that a person wrote. `path` is where, e.g. `patterns.0.regex`. */
export interface DetectorProblem extends Wording {
  /** `pattern/...` as in `PatternProblem`, or `detector/...`. */
  readonly code: string;
  readonly path: string;
  /** Which character of the text at `path` is meant, in code units; absent when it is the whole. */
  readonly offset?: number;
}

const defaultMask = { keepStart: 0, keepEnd: 4 };
const defaultSupportChars = 300;
const defaultContraryChars = 40;

/** Makes a detector ready for the engine, or says everything that is wrong with it. Its examples are not run. */
export function compileDetector(
  source: Detector,
  options: { readonly testValues?: 'ignore' | 'report' } = {},
): Result<CompiledDetector, DetectorProblem[]> {
  const problems: DetectorProblem[] = [];
  const patterns: CompiledPattern[] = [];
  const ids = new Set<string>();
  source.patterns.forEach((pattern, i) => {
    const path = `patterns.${i}`;
    if (ids.has(pattern.id)) {
      problems.push({
        code: 'detector/duplicate-pattern',
        path: `${path}.id`,
        ...worded(say`Another pattern has this id.`),
      });
    }
    ids.add(pattern.id);
    problems.push(...checkPattern(pattern, path));
    const compiled = compileOne(pattern, path, problems);
    if (compiled) patterns.push(compiled);
  });
  const exclude: Program[] = [];
  // Exclusions ignore case: an exclusion that is missed is the more usual mistake.
  source.exclude?.regex?.forEach((text, i) => {
    const node = parse(text, true, `exclude.regex.${i}`, problems);
    const program = node && finish(() => programOf(node), `exclude.regex.${i}`, problems);
    if (program) exclude.push(program);
  });
  if (problems.length > 0) return fail(problems);
  return ok({
    id: source.id,
    title: source.title,
    category: source.category,
    ...(source.passage === true ? { passage: true as const } : {}),
    patterns,
    excludeValues: [
      ...(source.exclude?.values ?? []),
      ...(options.testValues === 'report' ? [] : (source.exclude?.testValues ?? [])),
    ].map((value) => normaliseValue(expandPlaceholders(value) ?? value)),
    exclude,
    mask: source.mask ?? defaultMask,
  });
}

function checkPattern(pattern: DetectorPattern, path: string): DetectorProblem[] {
  const problems: DetectorProblem[] = [];
  if ((pattern.regex === undefined) === (pattern.keywords === undefined)) {
    const message = say`A pattern needs either a regex or keywords, and not both.`;
    problems.push({ code: 'detector/regex-or-keywords', path, ...worded(message) });
  }
  pattern.validators?.forEach((name, i) => {
    if (typeof name !== 'string' || validators.has(name)) return;
    const said = worded(
      say`There is no validator ${name}.`,
      say`Known here: ${[...validators.keys()].join(', ')}.`,
    );
    problems.push({ code: 'detector/unknown-validator', path: `${path}.validators.${i}`, ...said });
  });
  pattern.support?.forEach((support, i) => {
    if (support.keywords || support.detector || support.dictionary) return;
    const message = say`Supporting evidence needs keywords, a detector or a dictionary.`;
    problems.push({ code: 'detector/empty-support', path: `${path}.support.${i}`, ...worded(message) });
  });
  for (const [at, keywords] of keywordLists(pattern)) {
    const blank = keywords.findIndex((keyword) => keyword.replace(/^\*|\*$/g, '').trim() === '');
    if (blank < 0) continue;
    problems.push({
      code: 'detector/empty-match',
      path: `${path}.${at}.${blank}`,
      ...worded(say`This keyword is empty.`),
    });
  }
  return problems;
}

function keywordLists(pattern: DetectorPattern): [string, readonly string[]][] {
  const supports = pattern.support ?? [];
  return [
    ['keywords', pattern.keywords ?? []],
    ...supports.map((support, i): [string, readonly string[]] => [
      `support.${i}.keywords`,
      support.keywords ?? [],
    ]),
    ...(pattern.contrary ?? []).map((contrary, i): [string, readonly string[]] => [
      `contrary.${i}.keywords`,
      contrary.keywords,
    ]),
  ];
}

function compileOne(
  pattern: DetectorPattern,
  path: string,
  problems: DetectorProblem[],
): CompiledPattern | null {
  const shared = {
    id: pattern.id,
    validators: pattern.validators ?? [],
    confidence: pattern.confidence,
    support: (pattern.support ?? []).map(supportOf),
    supportRequired: pattern.supportRequired ?? false,
    contrary: (pattern.contrary ?? []).map(contraryOf),
  };
  if (pattern.regex === undefined) return wordsPattern(pattern, path, problems, shared);
  const node = parse(pattern.regex, pattern.ignoreCase ?? false, `${path}.regex`, problems);
  if (!node) return null;
  if (shapeOf(node).min === 0) {
    const said = worded(say`This pattern also matches nothing at all.`, say`use + instead of *`);
    problems.push({
      code: 'detector/empty-match',
      path: `${path}.regex`,
      ...said,
    });
    return null;
  }
  const edges = edgesOf(pattern, node, path, problems);
  const program = finish(() => programOf(node, edges), `${path}.regex`, problems);
  return program && { ...shared, program, ...gateOf(node, readProgram(program)), words: null };
}

function wordsPattern(
  pattern: DetectorPattern,
  path: string,
  problems: DetectorProblem[],
  shared: Omit<CompiledPattern, 'program' | 'gate' | 'literals' | 'holds' | 'words'>,
): CompiledPattern {
  for (const edge of ['notPrecededBy', 'notFollowedBy'] as const) {
    if (pattern[edge] === undefined) continue;
    const said = worded(say`Keywords take a boundary only.`, say`use a regex`);
    problems.push({ code: 'detector/keyword-edges', path: `${path}.${edge}`, ...said });
  }
  const words = {
    list: composed(pattern.keywords ?? []),
    ignoreCase: pattern.ignoreCase ?? true,
    ignoreAccents: false,
    boundary: pattern.boundary ?? 'word',
  };
  return { ...shared, program: null, gate: { kind: 'always' }, literals: [], holds: [], words };
}

function supportOf(support: NonNullable<DetectorPattern['support']>[number]): CompiledSupport {
  return {
    keywords: composed(support.keywords ?? []),
    detector: support.detector ?? support.dictionary ?? null,
    ...reachOf(support.within, defaultSupportChars),
    confidence: support.confidence,
  };
}

function contraryOf(contrary: NonNullable<DetectorPattern['contrary']>[number]): CompiledContrary {
  return { keywords: composed(contrary.keywords), ...reachOf(contrary.within, defaultContraryChars) };
}

/** As texts are searched: with letters and their marks as one character (Unicode's form C). */
const composed = (words: readonly string[]): readonly string[] => words.map((word) => word.normalize('NFC'));

type Within = NonNullable<DetectorPattern['contrary']>[number]['within'];

function reachOf(within: Within, byDefault: number): { before: number; after: number } {
  const chars = within?.chars ?? byDefault;
  return { before: within?.before ?? chars, after: within?.after ?? chars };
}

/** A boundary binds only an edge at which a character of its kind can stand. */
function edgesOf(pattern: DetectorPattern, node: Node, path: string, problems: DetectorProblem[]): Edges {
  const before: (CharSet | 'word')[] = [];
  const after: (CharSet | 'word')[] = [];
  const { first, last } = shapeOf(node);
  const boundary = pattern.boundary ?? 'word';
  if (boundary !== 'none') {
    const kind = boundary === 'word' ? 'word' : digits;
    const ranges = boundary === 'word' ? wordRanges : digits;
    if (intersects(charSet(first), ranges)) before.push(kind);
    if (intersects(charSet(last), ranges)) after.push(kind);
  }
  const preceding = edgeSet(pattern, 'notPrecededBy', path, problems);
  const following = edgeSet(pattern, 'notFollowedBy', path, problems);
  return { before: [...before, ...preceding], after: [...after, ...following] };
}

function edgeSet(
  pattern: DetectorPattern,
  edge: 'notPrecededBy' | 'notFollowedBy',
  path: string,
  problems: DetectorProblem[],
): CharSet[] {
  const text = pattern[edge];
  if (text === undefined) return [];
  const node = parse(text, pattern.ignoreCase ?? false, `${path}.${edge}`, problems);
  if (node?.kind === 'set') return [node.set];
  if (node) {
    const said = worded(say`This must be a single character or character class.`, say`for example [.\\d]`);
    problems.push({
      code: 'detector/class-expected',
      path: `${path}.${edge}`,
      ...said,
    });
  }
  return [];
}

function parse(text: string, ignoreCase: boolean, path: string, problems: DetectorProblem[]): Node | null {
  return finish(() => parsePattern(text, ignoreCase), path, problems);
}

function finish<T>(compile: () => T, path: string, problems: DetectorProblem[]): T | null {
  const result = refusing(compile);
  if (result.ok) return result.value;
  const { code, offset, said } = result.error;
  const [message, hint] = said;
  const placed = say`Character ${offset + 1}: ${message}`;
  problems.push({ code, path, ...worded(placed, hint), offset });
  return null;
}
