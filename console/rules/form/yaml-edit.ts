import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { fail, ok, type Result } from '../../../lib/core/result.ts';
import { rankOf } from './field-order.ts';
import { changed, sameData, type Change } from './plain-change.ts';
import {
  columnOf,
  commentsOf,
  endOf,
  lineEnd,
  lineStart,
  locate,
  pairOf,
  parseYaml,
  type Path,
  startOf,
} from './yaml-node.ts';
import { inBlock, inFlow, type Plain } from './yaml-write.ts';

/**
 * Edits to YAML that leave everything else as it is written: each is one splice of the text. What it would do is
 * compared with what was meant before it is done, comments included.
 *
 * `form/unreadable`: the text is not well-formed. `form/shared`: other places refer to it (`*name`).
 * `form/not-possible`: it is written in a way that only a person should change.
 */
export type EditCode = 'form/unreadable' | 'form/shared' | 'form/not-possible';

export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}
export type Edited = Result<{ readonly text: string; readonly splice: Splice }, EditCode>;

/** Sets a field or an item; groups that are not there yet are made. */
export const setIn = (text: string, path: Path, value: Plain): Edited =>
  edit(text, { kind: 'set', path, value });
/** Adds an item at the end of a list, which is made when it is not there yet. */
export const addIn = (text: string, path: Path, value: Plain): Edited =>
  edit(text, { kind: 'add', path, value });
/** Takes a field or an item out, and the groups that would be empty without it. */
export const removeIn = (text: string, path: Path): Edited => edit(text, { kind: 'remove', path });
/** Gives a field another name; all that stands in it stays as it is written. */
export const renameIn = (text: string, path: Path, to: string): Edited =>
  edit(text, { kind: 'rename', path, to });

function edit(text: string, change: Change): Edited {
  const document = parseYaml(text);
  if (document.errors.length > 0 || document.warnings.length > 0) return fail('form/unreadable');
  const { alias } = locate(document, change.path);
  if (alias !== null && !(alias === change.path.length && change.kind !== 'add')) {
    // What stands elsewhere stays as it is: here comes a copy of it, changed.
    const at = change.path.slice(0, alias);
    const copy = changed(valueAt(document.toJS(), at), { ...change, path: change.path.slice(alias) });
    return copy === undefined
      ? fail('form/not-possible')
      : edit(text, { kind: 'set', path: at, value: copy });
  }
  const splice = planned(text, change);
  if (splice === null) return fail('form/not-possible');
  const { from, to, insert } = splice;
  const after = text.slice(0, from) + insert + text.slice(to);
  const wanted = changed(document.toJS(), change);
  if (wanted === undefined) return fail('form/not-possible');
  const isMeant = sameAs(after, wanted);
  // What others refer to is gone, or was changed for them as well.
  if (!isMeant) return fail(hasAlias(text) ? 'form/shared' : 'form/not-possible');
  return keepsComments(text, after, change, splice) ? ok({ text: after, splice }) : fail('form/not-possible');
}

function sameAs(text: string, wanted: Plain): boolean {
  const read = parseYaml(text);
  try {
    return read.errors.length === 0 && sameData(read.toJS(), wanted);
  } catch (error) {
    // How the parser says that an alias names nothing.
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}

const hasAlias = (text: string) => /[\s[{,]\*[\w-]+/.test(text);

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}

function keepsComments(before: string, after: string, { kind }: Change, { from, to }: Splice): boolean {
  const taken = kind === 'remove' ? commentsOf(`\n${before.slice(from, to)}`).length : 0;
  return commentsOf(after).length === commentsOf(before).length - taken;
}

function planned(text: string, change: Change): Splice | null {
  switch (change.kind) {
    case 'set':
      return set(text, change.path, change.value);
    case 'add':
      return add(text, change.path, change.value);
    case 'remove':
      return remove(text, change.path);
    case 'rename':
      return rename(text, change.path, change.to);
    default:
      return change satisfies never;
  }
}

function set(text: string, path: Path, value: Plain): Splice | null {
  const { node, parents } = locate(parseYaml(text), path);
  const isFlow = parents.some(({ flow }) => flow === true);
  if (node !== null && endOf(text, node) > startOf(node)) {
    const from = startOf(node);
    const to = endOf(text, node);
    if (isFlow) return { from, to, insert: inFlow(value) };
    const isBlock = (isMap(node) || isSeq(node)) && node.flow !== true;
    const parent = parents.at(-1);
    const own = isBlock || parent === undefined ? columnOf(text, from) : indentOf(text, parent) + 2;
    const written = inBlock(value, own);
    if (!written.onNewLine || isBlock || isSeq(parent)) return { from, to, insert: written.text };
    return { from: from - spacesBefore(text, from), to, insert: `\n${' '.repeat(own)}${written.text}` };
  }
  if (node !== null) return fill(startOf(node), value, indentOf(text, parents.at(-1)) + 2);
  const parent = parents.at(-1);
  const step = path[parents.length - 1];
  if (parent === undefined || step === undefined) return null;
  // What is missing on the way is made around the value.
  const made = path.slice(parents.length).reduceRight<Plain | null>((inner, key) => {
    if (inner === null) return null;
    return typeof key === 'string' ? { [key]: inner } : key === 0 ? [inner] : null;
  }, value);
  if (made === null) return null;
  const found = isMap(parent) ? pairOf(parent, String(step)) : undefined;
  if (found !== undefined) return fill(endOf(text, found.key) + 1, made, indentOf(text, parent) + 2);
  return isMap(parent)
    ? insertPair(text, parent, String(step), made, isFlow)
    : insertItem(text, parent, made, isFlow);
}

/** A field without a value gets one. */
function fill(at: number, value: Plain, indent: number): Splice {
  const written = inBlock(value, indent);
  return {
    from: at,
    to: at,
    insert: written.onNewLine ? `\n${' '.repeat(indent)}${written.text}` : ` ${written.text}`,
  };
}

function add(text: string, path: Path, value: Plain): Splice | null {
  const { node, parents } = locate(parseYaml(text), path);
  if (!isSeq(node)) return set(text, path, [value]);
  return insertItem(text, node, value, node.flow === true || parents.some(({ flow }) => flow === true));
}

function insertPair(text: string, map: YAMLMap, key: string, value: Plain, isFlow: boolean): Splice | null {
  const before = map.items.findLast((pair) => rankOf(String(pair.key)) < rankOf(key)) ?? map.items[0];
  if (before === undefined) return insertFirst(text, map, `{ ${key}: ${inFlow(value)} }`);
  const after = Math.max(endOf(text, before.value), endOf(text, before.key));
  if (isFlow) return insertFlow(text, map, after, `${key}: ${inFlow(value)}`);
  // Behind the field's own comment.
  const at = lineEnd(text, after);
  const indent = indentOf(text, map);
  const written = inBlock(value, indent + 2);
  const gap = written.onNewLine ? `\n${' '.repeat(indent + 2)}` : ' ';
  return { from: at, to: at, insert: `\n${' '.repeat(indent)}${key}:${gap}${written.text}` };
}

function insertItem(text: string, list: YAMLSeq, value: Plain, isFlow: boolean): Splice | null {
  const last = list.items.at(-1);
  if (last === undefined) return insertFirst(text, list, `[${inFlow(value)}]`);
  const after = endOf(text, last);
  if (isFlow) return insertFlow(text, list, after, inFlow(value));
  const at = lineEnd(text, after);
  const indent = columnOf(text, startOf(list));
  return { from: at, to: at, insert: `\n${' '.repeat(indent)}- ${inBlock(value, indent + 2).text}` };
}

function insertFirst(text: string, empty: YAMLMap | YAMLSeq, insert: string): Splice {
  return { from: startOf(empty), to: endOf(text, empty), insert };
}

function insertFlow(text: string, around: YAMLMap | YAMLSeq, at: number, written: string): Splice {
  const first = firstOf(around);
  const isLines = text.slice(startOf(around), first).includes('\n');
  const gap = isLines ? `\n${' '.repeat(columnOf(text, first))}` : ' ';
  return { from: at, to: at, insert: `,${gap}${written}` };
}

function remove(text: string, path: Path): Splice | null {
  const { parents } = locate(parseYaml(text), path);
  const parent = parents[path.length - 1];
  const step = path.at(-1);
  if (parent === undefined || step === undefined) return null;
  const spans = spansOf(text, parent);
  const index = isMap(parent) ? parent.items.findIndex(({ key }) => String(key) === step) : Number(step);
  const span = spans[index];
  if (span === undefined) return null;
  if (spans.length === 1) return path.length === 1 ? null : remove(text, path.slice(0, -1));
  const next = spans[index + 1];
  const before = spans[index - 1];
  if (parents.some(({ flow }) => flow === true)) {
    if (next !== undefined) return { from: span.from, to: next.from, insert: '' };
    return before === undefined ? null : { from: before.to, to: span.to, insert: '' };
  }
  const from = lineStart(text, span.from);
  const isAlone = text.slice(from, span.from).trim() === '';
  // The first field of an item stands behind its dash.
  if (!isAlone) return next === undefined ? null : { from: span.from, to: next.from, insert: '' };
  return { from, to: Math.min(text.length, lineEnd(text, span.to) + 1), insert: '' };
}

function rename(text: string, path: Path, to: string): Splice | null {
  const parent = locate(parseYaml(text), path).parents[path.length - 1];
  const key = isMap(parent) ? pairOf(parent, String(path.at(-1)))?.key : undefined;
  return isScalar(key) ? { from: startOf(key), to: endOf(text, key), insert: inFlow(to) } : null;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** From the key, or the dash, to the end of the value. */
function spansOf(text: string, parent: YAMLMap | YAMLSeq): readonly Span[] {
  if (isMap(parent)) {
    return parent.items.map(({ key, value }) => ({
      from: startOf(key),
      to: Math.max(endOf(text, value), endOf(text, key) + 1),
    }));
  }
  return parent.items.map((item) => ({
    from: parent.flow === true ? startOf(item) : text.lastIndexOf('-', startOf(item) - 1),
    to: endOf(text, item),
  }));
}

function firstOf(around: YAMLMap | YAMLSeq): number {
  return isMap(around) ? startOf(around.items[0]?.key) : startOf(around.items[0]);
}

/** The column that the fields of a group, or the dashes of a list, stand in. */
function indentOf(text: string, around: YAMLMap | YAMLSeq | undefined): number {
  return around === undefined ? -2 : columnOf(text, isMap(around) ? firstOf(around) : startOf(around));
}

function spacesBefore(text: string, at: number): number {
  return /[ \t]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
}
