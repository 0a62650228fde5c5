import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  parseDocument,
} from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';

export type Path = readonly (string | number)[];

/** As the policy is read (lib/core/policy/document.ts). */
export function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    version: '1.2',
    schema: 'core',
    logLevel: 'error',
  });
}

export type Collection = YAMLMap | YAMLSeq;

/** The way to a value, as far as it is there. */
export interface Located {
  /** The value itself; null when it is not there. */
  readonly node: Node | null;
  /** The collections on the way, outermost first; `path[i]` is a field or an item of `parents[i]`. */
  readonly parents: readonly Collection[];
  /** How many steps lead to an alias, which stands for what is written elsewhere; null: none does. */
  readonly alias: number | null;
}

export function locate(document: Document.Parsed, path: Path): Located {
  const parents: Collection[] = [];
  let node: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) return { node, parents, alias: index };
    if (!isMap(node) && !isSeq(node)) return { node: null, parents, alias: null };
    parents.push(node);
    node = isMap(node) ? (pairOf(node, String(step))?.value ?? null) : node.items[Number(step)];
  }
  if (isAlias(node)) return { node, parents, alias: path.length };
  return { node: isNode(node) ? node : null, parents, alias: null };
}

export function pairOf(map: YAMLMap, key: string) {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Where a node begins, its anchor left out. */
export const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? -1) : -1);

/** Where what is written of a node ends: blank space and line breaks behind it are not part of it. */
export function endOf(text: string, node: unknown): number {
  if (!isNode(node) || !node.range) return -1;
  const [start, end] = node.range;
  return start + text.slice(start, end).trimEnd().length;
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Every comment, in order. */
export function commentsOf(text: string): readonly string[] {
  const comments: string[] = [];
  let before = '';
  for (const token of new Lexer().lex(text)) {
    // A scalar is announced by a control character of its own.
    if (token.startsWith('#') && before !== '\u001f') comments.push(token);
    before = token;
  }
  return comments;
}
