import { dateFormats, iso7064Systems } from '../../lib/core/detect/check/schema.ts';
import type { Change } from '../rules/form/plain-change.ts';
import type { Path } from '../rules/form/yaml-node.ts';
import type { Plain } from '../rules/form/yaml-write.ts';

/** A field of a step that a form can change; what a step has beside these is kept as it is written. */
export interface StepField {
  readonly name: string;
  readonly kind: 'number' | 'numbers' | 'words' | 'text' | readonly string[];
  readonly isNeeded?: true;
}

const stretch: readonly StepField[] = [
  { name: 'from', kind: 'number' },
  { name: 'to', kind: 'number' },
];

/** Steps of a check-digit program with what a new one says. Alternatives (`any`, `not`) are written in the YAML. */
const kinds: Readonly<Record<string, { readonly fresh: Plain; readonly fields: readonly StepField[] }>> = {
  length: { fresh: 10, fields: [] },
  luhn: { fresh: true, fields: [] },
  verhoeff: { fresh: true, fields: [] },
  damm: { fresh: true, fields: [] },
  iso7064: {
    fresh: { system: 'mod-11-2' },
    fields: [...stretch, { name: 'system', kind: iso7064Systems, isNeeded: true }],
  },
  sum: {
    fresh: { weights: [3, 7, 1], modulus: 10, remainder: 0 },
    fields: [
      { name: 'from', kind: 'number' },
      { name: 'weights', kind: 'numbers', isNeeded: true },
      { name: 'modulus', kind: 'number', isNeeded: true },
      { name: 'remainder', kind: 'number' },
      { name: 'at', kind: 'number' },
      { name: 'map', kind: 'text' },
    ],
  },
  modulo: {
    fresh: { modulus: 97, remainder: 1 },
    fields: [
      ...stretch,
      { name: 'modulus', kind: 'number', isNeeded: true },
      { name: 'remainder', kind: 'number' },
      { name: 'at', kind: 'number' },
      { name: 'map', kind: 'text' },
    ],
  },
  date: {
    fresh: { format: 'yymmdd' },
    fields: [
      { name: 'at', kind: 'number' },
      { name: 'format', kind: dateFormats, isNeeded: true },
    ],
  },
  range: { fresh: { in: ['01-99'] }, fields: [...stretch, { name: 'in', kind: 'words', isNeeded: true }] },
};
export const stepNames: readonly string[] = Object.keys(kinds);

export const freshStep = (name: string): Plain => ({ [name]: kinds[name]?.fresh ?? true });
export const stepFields = (name: string): readonly StepField[] => kinds[name]?.fields ?? [];

/** What was typed into a field as the policy has it; null: it cannot stand there; undefined: it is left out. */
export function fieldValue({ kind, isNeeded }: StepField, typed: string): Plain | null | undefined {
  const text = typed.trim();
  if (text === '') return isNeeded === true ? null : undefined;
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  switch (kind) {
    case 'number':
      return /^-?\d+$/.test(text) ? Number(text) : null;
    case 'numbers':
      return words.every((word) => /^-?\d+$/.test(word)) ? words.map(Number) : null;
    case 'words':
      return words;
    case 'text':
      return typed;
    default:
      return kind.includes(text) ? text : null;
  }
}

/** What is typed into a field of a step; nothing where it cannot stand there. */
export function fieldChange(path: Path, field: StepField, typed: string): readonly Change[] {
  const value = fieldValue(field, typed);
  if (value === null) return [];
  return [value === undefined ? { kind: 'remove', path } : { kind: 'set', path, value }];
}

/** Validators by name as they are ticked; programs stay where they are. */
export function validatorChanges(
  path: Path,
  before: readonly unknown[],
  ticked: readonly string[],
): readonly Change[] {
  const named = before.filter((one): one is string => typeof one === 'string');
  const added = ticked
    .filter((name) => !named.includes(name))
    .map((value): Change => ({ kind: 'add', path, value }));
  const gone = [...before.keys()]
    .filter((index) => {
      const one = before[index];
      return typeof one === 'string' && !ticked.includes(one);
    })
    .toReversed()
    .map((index): Change => ({ kind: 'remove', path: [...path, index] }));
  return [...added, ...gone];
}
