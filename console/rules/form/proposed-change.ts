import * as v from 'valibot';
import { matchSchema } from '../../../lib/core/policy/schema.ts';
import { hasAt, listAt, textAt } from './data.ts';
import { narrowed, type PlannedChange, withoutIn } from './without.ts';
import { parseYaml, type Path } from './yaml-node.ts';
import { plainOf, type Plain } from './yaml-write.ts';

const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));

/**
 * A change that another page proposes for a file, as JSON in the editor's address (`?except=`):
 * - `{ rule, unless }`: an exception of a rule
 * - `{ rule, without: { of, value } }`: whom a rule is not for
 * - `{ noMatch: { text, why } }`: an example of a detector that must not be found
 * - `{ values: [...] }`: values that a detector never finds
 */
export const proposedChangeSchema = v.union([
  v.strictObject({ rule: v.pipe(v.string(), v.maxLength(64)), unless: matchSchema }),
  v.strictObject({
    rule: v.pipe(v.string(), v.maxLength(64)),
    without: v.strictObject({
      of: v.picklist(narrowed),
      value: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    }),
  }),
  v.strictObject({ noMatch: v.strictObject({ text: shortText, why: shortText }) }),
  v.strictObject({ values: v.pipe(v.array(shortText), v.minLength(1), v.maxLength(50)) }),
]);
export type ProposedChange = v.InferOutput<typeof proposedChangeSchema>;

/** Null: it cannot be read. */
export function readProposedChange(json: string): ProposedChange | null {
  if (json.length > 20_000) return null;
  try {
    const read = v.safeParse(proposedChangeSchema, JSON.parse(json));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** The changes to make in a file; the name of what is not in it instead. */
export function planChange(text: string, proposed: ProposedChange): PlannedChange | string {
  const data: unknown = parseYaml(text).toJS({ maxAliasCount: 100 });
  if ('unless' in proposed) {
    const index = listAt(data, 'rules').findIndex((rule) => textAt(rule, 'id') === proposed.rule);
    if (index < 0) return proposed.rule;
    return exception(data, ['rules', index, 'unless'], plainOf(proposed.unless));
  }
  if ('without' in proposed) {
    const rules = listAt(data, 'rules');
    const index = rules.findIndex((rule) => textAt(rule, 'id') === proposed.rule);
    const { of, value } = proposed.without;
    return (index < 0 ? null : withoutIn(rules[index], ['rules', index], of, value)) ?? proposed.rule;
  }
  if (!hasAt(data, 'patterns')) return 'Detector';
  if ('noMatch' in proposed) {
    const { text: example, why } = proposed.noMatch;
    const value = { text: example, why };
    const list = ['examples', 'noMatch'];
    const path = [...list, listAt(data, ...list).length];
    return { changes: [{ kind: 'add', path: list, value }], path, value };
  }
  const path = ['exclude', 'values'];
  return {
    changes: proposed.values.map((value) => ({ kind: 'add', path, value })),
    path,
    value: proposed.values,
  };
}

function exception(data: unknown, path: Path, unless: Plain): PlannedChange {
  if (!hasAt(data, ...path)) return { changes: [{ kind: 'set', path, value: unless }], path, value: unless };
  if (hasAt(data, ...path, 'any'))
    return { changes: [{ kind: 'add', path: [...path, 'any'], value: unless }], path, value: unless };
  const before = plainOf(path.reduce<unknown>((value, step) => Reflect.get(Object(value), step), data));
  return { changes: [{ kind: 'set', path, value: { any: [before, unless] } }], path, value: unless };
}
