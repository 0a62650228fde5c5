import {
  detectorSchema,
  dictionarySchema,
  rulePackSchema,
  settingsSchema,
} from '../../../lib/core/policy/schema.ts';
import { platformSchema } from '../../../lib/core/policy/platform.ts';

const byKind: Readonly<Record<string, object>> = {
  RulePack: rulePackSchema,
  Detector: detectorSchema,
  Dictionary: dictionarySchema,
  Settings: settingsSchema,
  Platform: platformSchema,
};
export const documentKinds = Object.keys(byKind);

export interface SchemaKey {
  readonly name: string;
  readonly isRequired: boolean;
  readonly shape: 'list' | 'group' | 'value';
}

/** The fields that a group may have at a place of a document of this kind. */
export function keysAt(kind: string | null, path: readonly string[]): readonly SchemaKey[] {
  const keys = new Map<string, SchemaKey>();
  for (const schema of schemasAt(kind, path)) {
    for (const [name, inner] of Object.entries(entriesOf(schema) ?? {})) {
      const isRequired = !('wrapped' in inner);
      if (!keys.has(name)) keys.set(name, { name, isRequired, shape: shapeOf(inner) });
    }
  }
  return [...keys.values()];
}

/** The values that are allowed there, where they are known words. */
export function valuesAt(kind: string | null, path: readonly string[]): readonly string[] {
  return [...new Set(schemasAt(kind, path).flatMap(wordsOf))];
}

/** All that it may be there: of a union each. */
function schemasAt(kind: string | null, path: readonly string[]): readonly object[] {
  const start = kind === null ? undefined : byKind[kind];
  // Without a kind: what all of them have.
  let at: readonly object[] = start === undefined ? Object.values(byKind) : [start];
  for (const step of path)
    at = at.flatMap((schema) => options(schema)).flatMap((schema) => stepInto(schema, step));
  return at.flatMap(options);
}

function stepInto(schema: object, step: string): readonly object[] {
  if (step === '[]') return 'item' in schema && isObject(schema.item) ? [schema.item] : [];
  const inner = entriesOf(schema)?.[step];
  if (inner !== undefined) return [inner];
  return 'type' in schema && schema.type === 'record' && 'value' in schema && isObject(schema.value)
    ? [schema.value]
    : [];
}

function options(schema: object): readonly object[] {
  if ('wrapped' in schema && isObject(schema.wrapped)) return options(schema.wrapped);
  if ('getter' in schema && isGetter(schema.getter)) {
    const made = schema.getter(undefined);
    return isObject(made) ? options(made) : [];
  }
  if ('type' in schema && schema.type === 'union' && 'options' in schema && Array.isArray(schema.options))
    return schema.options.filter(isObject).flatMap(options);
  return [schema];
}

function wordsOf(schema: object): readonly string[] {
  if (!('type' in schema)) return [];
  if (schema.type === 'boolean') return ['true', 'false'];
  if (schema.type === 'literal' && 'literal' in schema) return [String(schema.literal)];
  if (schema.type === 'picklist' && 'options' in schema && Array.isArray(schema.options))
    return schema.options.map(String);
  return [];
}

function shapeOf(schema: object): SchemaKey['shape'] {
  const inner = options(schema);
  if (inner.some((one) => 'item' in one)) return 'list';
  return inner.some((one) => entriesOf(one) !== undefined || ('type' in one && one.type === 'record'))
    ? 'group'
    : 'value';
}

function entriesOf(schema: object): Readonly<Record<string, object>> | undefined {
  if (!('entries' in schema) || !isObject(schema.entries)) return undefined;
  return Object.fromEntries(Object.entries(schema.entries).filter(([, inner]) => isObject(inner)));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isGetter = (value: unknown): value is (input: unknown) => unknown => typeof value === 'function';
