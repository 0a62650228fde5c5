import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import { type Problem, worded } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say, type Sentence } from '../sentence.ts';
import { boundNesting } from './nesting.ts';
import { offsetInSource } from './scalar-position.ts';

/** Limits on what a person can hand in. Bytes are UTF-8. */
export const maxFileBytes = 1_000_000;
/** Of a dictionary: 100,000 entries fit. */
export const maxDictionaryBytes = 4_000_000;
export const maxFiles = 1_000;
/** Far deeper than any rule a person could read. */
export const maxDepth = 40;
const maxAliasCount = 100;

export type Path = readonly (string | number)[];

/** A YAML file that was read, with the way back from a value to where it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /**
   * 1-based. The nearest enclosing value when `path` is not there. `key`: of the field's name, not its value.
   * `offset`: of a character of a text, in code units from its beginning.
   */
  positionOf(path: Path, part: 'key' | 'value', offset?: number): { line: number; column: number };
}

/** Reads one YAML document. Codes: policy/yaml, policy/too-large, policy/too-deep. */
export function readDocument(file: string, text: string): Result<Source, readonly Problem[]> {
  const problem = (code: string, message: Sentence, offset?: number, hint?: Sentence): Problem => ({
    code,
    file,
    ...(offset === undefined ? { line: 1, column: 1 } : place(text, offset)),
    path: '',
    ...worded(message, hint),
  });
  const maxBytes = /^kind:\s*["']?Dictionary/m.test(text.slice(0, 4000)) ? maxDictionaryBytes : maxFileBytes;
  if (new TextEncoder().encode(text).length > maxBytes) {
    return fail([problem('policy/too-large', say`The file is larger than ${maxBytes} bytes.`)]);
  }
  const tooDeep = problem('policy/too-deep', say`Values are nested more than ${maxDepth} deep.`);
  const bound = boundNesting(text);
  if (bound === 'too-deep') return fail([tooDeep]);
  if (bound === 'too-large')
    return fail([problem('policy/too-large', say`The file has too many parts to be read.`)]);
  try {
    const document = parseYaml(text);
    const complaints = [...document.errors, ...document.warnings];
    if (complaints.length > 0) {
      return fail(complaints.map((error) => problem('policy/yaml', notYaml(error.message), error.pos[0])));
    }
    const value: unknown = document.toJS({ maxAliasCount });
    if (isDeeperThan(value, maxDepth)) return fail([tooDeep]);
    // The tree is many times as large as the text and only needed where something is wrong: kept from the first mistake.
    let tree: Document.Parsed | undefined;
    const positionOf: Source['positionOf'] = (path, part, within) => {
      tree ??= parseYaml(text);
      const found = locate(tree, path, part);
      const { node } = found;
      const isInside = within !== undefined && isScalar(node) && typeof node.value === 'string';
      return place(text, isInside ? offsetInSource(text, found.offset, node.type, within) : found.offset);
    };
    return ok({ file, value, positionOf });
  } catch (error) {
    // How the parser says that an alias names nothing, or that aliases expand too far.
    if (error instanceof ReferenceError) {
      const alias = unknownAlias(parseYaml(text));
      if (alias) {
        const message = say`This alias (*name) has no anchor (&name) before it.`;
        return fail([problem('policy/yaml', message, alias.range?.[0])]);
      }
      return fail([
        problem(
          'policy/too-large',
          say`The aliases (*name) in this file expand too far.`,
          0,
          say`Write the values out.`,
        ),
      ]);
    }
    throw error;
  }
}

function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    version: '1.2',
    schema: 'core',
    logLevel: 'error',
  });
}

function unknownAlias(document: Document.Parsed): Alias | null {
  const anchors = new Set<string>();
  let found: Alias | null = null;
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return undefined;
      }
      if (anchors.has(node.source)) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

/** The node at a path, or null, and where it or the nearest that is there begins. */
function locate(document: Document.Parsed, path: Path, part: 'key' | 'value') {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node)) {
      node = node.items[Number(step)];
    } else if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) return { node: null, offset };
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      if (part === 'key' && index === path.length - 1) return { node: null, offset };
      node = pair.value;
    } else return { node: null, offset };
    if (!isNode(node)) return { node: null, offset };
    offset = node.range?.[0] ?? offset;
  }
  return { node, offset };
}

/** Counted here: the parser's own count misses line breaks in some texts that are not well-formed. */
function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Depth first with a stack of its own, so that a deep or circular value ends the search instead of the process. */
function isDeeperThan(value: unknown, limit: number): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > limit) return true;
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const child of Object.values(next.value)) open.push({ value: child, depth: next.depth + 1 });
  }
  return false;
}

/** In the parser's own words. It quotes what it did not expect, which may be an example's secret. */
function notYaml(message: string): Sentence {
  const first =
    message
      .replace(/: ".*$/s, '')
      .split('\n')[0]
      ?.trim() ?? '';
  return say`This is not well-formed YAML: ${/[.!?]$/.test(first) ? first : `${first}.`}`;
}
