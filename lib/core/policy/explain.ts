import * as v from 'valibot';
import { worded, type Wording } from '../problem.ts';
import { say, type Sentence } from '../sentence.ts';
import type { PolicyCode } from './codes.ts';
import type { Path } from './document.ts';
import { closestName, nameHint } from './suggest.ts';

/** What is wrong at one place of a document, before it is known in which line that is. */
export interface Complaint extends Wording {
  readonly code: PolicyCode;
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/**
 * Says in plain sentences why a value does not fit a schema. Empty when it fits. Unlike the schema library it names
 * every unknown field, and looks into the branch of a union that was meant (the one whose fields are there).
 */
export function explain(schema: v.GenericSchema, value: unknown): readonly Complaint[] {
  return [...unknownFields(schema, value, []), ...misfits(schema, value, [])];
}

function misfits(schema: v.GenericSchema, value: unknown, base: Path): readonly Complaint[] {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return [];
  return parsed.issues.flatMap((issue) => fromIssue(issue, schema, value, base));
}

function fromIssue(
  issue: v.BaseIssue<unknown>,
  schema: v.GenericSchema,
  value: unknown,
  base: Path,
): readonly Complaint[] {
  const local = (issue.path ?? []).map((item) =>
    typeof item.key === 'number' ? item.key : String(item.key),
  );
  const path = [...base, ...local];
  if (issue.type === 'strict_object' && issue.expected === 'never') return []; // unknownFields says it better
  if (issue.type === 'strict_object' && issue.received === 'undefined' && issue.expected?.startsWith('"')) {
    const name = String(local.at(-1));
    const owner = path.slice(0, -1);
    const subject = owner.length === 0 ? theDocument : where(owner);
    return [complaint('policy/missing-field', owner, 'value', say`${subject} needs the field ${name}.`)];
  }
  if (issue.type === 'union') {
    const union = descend(schema, value, local);
    const meant = union === undefined ? undefined : meantOption(union, issue.input);
    if (meant !== undefined) return misfits(meant, issue.input, path);
    return [noneFits(union, issue.input, path)];
  }
  if (issue.kind === 'schema') return [wrongType(issue, path)];
  const onKey = issue.path?.at(-1)?.origin === 'key';
  return [
    complaint('policy/bad-value', path, onKey ? 'key' : 'value', say`${where(path)}: ${demand(issue)}.`),
  ];
}

function wrongType(issue: v.BaseIssue<unknown>, path: Path): Complaint {
  if (path.length === 1 && path[0] === 'apiVersion') {
    const hint = say`Write apiVersion: sluice/v1.`;
    return complaint(
      'policy/unknown-version',
      path,
      'value',
      say`This release reads apiVersion sluice/v1 only.`,
      hint,
    );
  }
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  if (choices.length > 0) {
    const near = typeof issue.input === 'string' ? closestName(issue.input, choices) : undefined;
    const hint = near === undefined ? undefined : say`Did you mean ${near}?`;
    return complaint(
      'policy/wrong-type',
      path,
      'value',
      say`${where(path)} must be ${oneOf(choices)}; this is ${described(issue.input, path)}.`,
      hint,
    );
  }
  const wanted = plainTypes[issue.expected ?? ''] ?? say`something else`;
  return complaint(
    'policy/wrong-type',
    path,
    'value',
    say`${where(path)} must be ${wanted}; this is ${described(issue.input, path)}.`,
  );
}

function noneFits(union: object | undefined, input: unknown, path: Path): Complaint {
  const fields =
    union === undefined ? [] : options(union).flatMap((option) => Object.keys(entriesOf(option) ?? {}));
  const wanted = say`a group of conditions or a condition`;
  const message = say`${where(path)} must be ${wanted}; this is ${described(input, path)}.`;
  const names = [...new Set(fields)].filter((name) => !name.startsWith('min') && name !== 'within');
  if (names.length === 1) {
    return complaint(
      'policy/wrong-type',
      path,
      'value',
      say`${where(path)} must be a list, or ${names[0] ?? ''}: and a list.`,
    );
  }
  const wrong = isRecord(input) ? Object.keys(input)[0] : undefined;
  const hint = wrong === undefined ? say`Known here: ${names.join(', ')}.` : nameHint(wrong, names);
  return complaint('policy/wrong-type', path, 'value', message, hint);
}

/** Every field that no schema on the way knows. */
function unknownFields(schema: unknown, value: unknown, path: Path): readonly Complaint[] {
  const resolved = resolve(schema, value);
  if (resolved === undefined) return [];
  if (Array.isArray(value)) {
    // To the schema library a list is an object with the fields 0, 1, 2 …
    if (entriesOf(resolved) !== undefined) {
      const message = say`${where(path)} must be ${say`a group of fields`}; this is ${say`a list`}.`;
      return path.length === 0 ? [] : [complaint('policy/wrong-type', path, 'value', message)];
    }
    const item = 'item' in resolved ? resolved.item : undefined;
    return value.flatMap((entry: unknown, index) => unknownFields(item, entry, [...path, index]));
  }
  if (!isRecord(value)) return [];
  if ('type' in resolved && resolved.type === 'record' && 'value' in resolved) {
    return Object.entries(value).flatMap(([key, entry]) =>
      unknownFields(resolved.value, entry, [...path, key]),
    );
  }
  const entries = entriesOf(resolved);
  if (entries === undefined) return [];
  const known = Object.keys(entries);
  return Object.entries(value).flatMap(([key, entry]) => {
    if (Object.hasOwn(entries, key)) return unknownFields(entries[key], entry, [...path, key]);
    const subject = path.length === 0 ? theDocument : where(path);
    const message = say`${subject} has no field named ${clip(key)}.`;
    return [complaint('policy/unknown-field', [...path, key], 'key', message, nameHint(key, known))];
  });
}

/** Unwraps what surrounds a schema; of a union, takes the option that was meant. */
function resolve(schema: unknown, value: unknown): object | undefined {
  let current = schema;
  for (;;) {
    if (typeof current !== 'object' || current === null) return undefined;
    if ('wrapped' in current) current = current.wrapped;
    else if ('getter' in current && isGetter(current.getter)) current = current.getter(value);
    else if (isUnion(current)) current = meantOption(current, value);
    else return current;
  }
}

/** The schema at `path` below `schema`, unresolved where it is a union. */
function descend(schema: unknown, value: unknown, path: Path): object | undefined {
  let at = schema;
  let here = value;
  for (const step of path) {
    const resolved = resolve(at, here);
    if (resolved === undefined) return undefined;
    const entries = entriesOf(resolved);
    if ('item' in resolved) at = resolved.item;
    else if (entries !== undefined) at = entries[String(step)];
    else if ('value' in resolved) at = resolved.value;
    else return undefined;
    here = isRecord(here) || Array.isArray(here) ? Reflect.get(here, step) : undefined;
  }
  return unwrap(at, here);
}

function unwrap(schema: unknown, value: unknown): object | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if ('wrapped' in schema) return unwrap(schema.wrapped, value);
  if ('getter' in schema && isGetter(schema.getter)) return unwrap(schema.getter(value), value);
  return schema;
}

function meantOption(union: object, value: unknown): v.GenericSchema | undefined {
  const fitting = options(union).map((option) => ({ option, score: likeness(option, value) }));
  fitting.sort((a, b) => b.score - a.score);
  const best = fitting[0];
  return best !== undefined && best.score > 0 && isSchema(best.option) ? best.option : undefined;
}

/** How many of the option's fields are there; the field that tells it from others weighs most. */
function likeness(option: object, value: unknown): number {
  if (Array.isArray(value)) return 'item' in option ? 1 : 0;
  const entries = entriesOf(option);
  if (entries === undefined || !isRecord(value)) return 0;
  const [first] = Object.keys(entries);
  const present = Object.keys(value).filter((key) => Object.hasOwn(entries, key)).length;
  return first !== undefined && first in value ? present + 10 : 0;
}

function options(union: object): readonly object[] {
  if (!('options' in union) || !Array.isArray(union.options)) return [];
  return union.options.flatMap((option: unknown) => {
    if (typeof option !== 'object' || option === null) return [];
    return isUnion(option) ? options(option) : [option];
  });
}

/** A schema that is only made when asked for. */
function isGetter(value: unknown): value is (input: unknown) => unknown {
  return typeof value === 'function';
}

function isUnion(schema: object): boolean {
  return 'type' in schema && schema.type === 'union';
}

function isSchema(value: object): value is v.GenericSchema {
  return 'kind' in value && value.kind === 'schema' && '~run' in value;
}

function entriesOf(schema: object): Record<string, unknown> | undefined {
  return 'entries' in schema && isRecord(schema.entries) ? schema.entries : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const theDocument = say`The document`;
const plainTypes: Readonly<Record<string, Sentence>> = {
  string: say`text`,
  number: say`a number`,
  boolean: say`true or false`,
  Array: say`a list`,
  Object: say`a group of fields`,
};

/** What a schema demands: in its own words where it has some, which begin small. */
function demand({ message, expected }: v.BaseIssue<unknown>): Sentence {
  if (/^Invalid |^Expected /.test(message)) return say`must be ${expected ?? say`valid`}`;
  return { template: message, values: [] };
}

/** Never what an example holds: it may be a secret. */
function described(value: unknown, path: Path): string | Sentence {
  if (value === null || value === undefined) return say`empty`;
  if (Array.isArray(value)) return say`a list`;
  if (typeof value === 'object') return say`a group of fields`;
  if (path[0] === 'examples') return plainTypes[typeof value] ?? say`something else`;
  return typeof value === 'string' ? clip(value) : JSON.stringify(value);
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function oneOf(choices: readonly string[]): string | Sentence {
  const last = choices.at(-1) ?? '';
  return choices.length === 1 ? last : say`one of ${choices.slice(0, -1).join(', ')} or ${last}`;
}

function where(path: Path): string {
  return clip(path.join('.'));
}

function complaint(
  code: PolicyCode,
  path: Path,
  part: 'key' | 'value',
  message: Sentence,
  hint?: Sentence,
): Complaint {
  return { code, path, part, ...worded(message, hint) };
}
