import { listAt } from './data.ts';
import type { Change } from './plain-change.ts';
import type { Path } from './yaml-node.ts';
import type { Plain } from './yaml-write.ts';

export interface PlannedChange {
  readonly changes: readonly Change[];
  /** Where it will stand. */
  readonly path: Path;
  /** What is put in, to be shown. */
  readonly value: Plain;
}

/** What a rule asks about those whom it is for. */
export const narrowed = ['accounts', 'recipients', 'kinds', 'groups'] as const;
export type Narrowed = (typeof narrowed)[number];
const placeOf: Readonly<Record<Narrowed, Path>> = {
  accounts: ['when', 'accounts'],
  recipients: ['when', 'conversations', 'recipients'],
  kinds: ['when', 'conversations', 'kinds'],
  groups: ['when', 'people', 'groups'],
};

/** How a rule can be for everything but a value there; null where the language or the rule has no way to say so. */
export function withoutIn(rule: unknown, base: Path, of: Narrowed, value: string): PlannedChange | null {
  const path = [...base, ...placeOf[of]];
  const listed = listAt(rule, ...placeOf[of]);
  if (listed.length > 0) {
    const at = listed.indexOf(value);
    // The last one of a list cannot go: the rule would be for all.
    if (at < 0 || listed.length < 2) return null;
    return {
      changes: [{ kind: 'remove', path: [...path, at] }],
      path,
      value: listed.filter((each) => each !== value).map(String),
    };
  }
  if (of === 'kinds' || of === 'groups') return null;
  if (listAt(rule, ...placeOf[of], 'not').includes(value)) return null;
  const not = [...listAt(rule, ...placeOf[of], 'not').map(String), value];
  if (not.length > 1)
    return { changes: [{ kind: 'add', path: [...path, 'not'], value }], path, value: { not } };
  return { changes: [{ kind: 'set', path, value: { not } }], path, value: { not } };
}
/** Whether `without` can be proposed for a rule. */
export const canBeWithout = (rule: unknown, of: Narrowed, value: string): boolean =>
  withoutIn(rule, [], of, value) !== null;
