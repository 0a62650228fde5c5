import { worded } from '../problem.ts';
import { say, type Sentence } from '../sentence.ts';
import type { Complaint } from './explain.ts';
import type { Path } from './document.ts';

/** What a field of a rule may not say yet. `any`: the field itself; else the refused values. */
interface NotYet {
  /** Field names from the rule downwards; `*` is any item of a list, `**` any depth of a match. */
  readonly at: string;
  readonly refused: 'any' | ((value: unknown) => boolean);
  readonly message: Sentence;
  readonly hint?: Sentence;
}

/** The whole difference between the language and this release, in one table. */
export const notYet: readonly NotYet[] = [
  ...['when.conversations.recipients.*', 'when.conversations.recipients.not.*'].map((at) => ({
    at,
    refused: (value: unknown) => value === 'internal' || value === 'external',
    message: say`There is no directory yet that tells internal recipients from external ones.`,
    hint: say`Use verified and unknown.`,
  })),
  { at: '**.dataTable', refused: 'any', message: say`Data tables are not enforced yet.` },
  { at: '**.fingerprint', refused: 'any', message: say`Fingerprints are not enforced yet.` },
  {
    at: 'unscannable',
    refused: (value) => value === 'redact',
    message: say`What cannot be read cannot be redacted.`,
    hint: say`Use warn or block.`,
  },
  {
    at: 'then.evidence',
    refused: (value) => value === 'sealed',
    message: say`Sealed evidence is not collected yet.`,
    hint: say`Use none or excerpt.`,
  },
];

/** What in a written rule this release would not enforce. `rule` is as read, not yet checked against the schema. */
export function findNotYet(rule: unknown, base: Path): readonly Complaint[] {
  return notYet.flatMap((entry) =>
    places(rule, entry.at.split('.'), base)
      .filter(({ value }) => entry.refused === 'any' || entry.refused(value))
      .map(({ path }) => ({
        code: 'policy/not-yet' as const,
        path,
        part: entry.refused === 'any' ? ('key' as const) : ('value' as const),
        ...worded(entry.message, entry.hint),
      })),
  );
}

function places(
  value: unknown,
  steps: readonly string[],
  path: Path,
): readonly { readonly value: unknown; readonly path: Path }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ value, path }];
  if (step === '**') return matchTerms(value, path).flatMap((term) => places(term.value, rest, term.path));
  if (step === '*') {
    return Array.isArray(value)
      ? value.flatMap((item: unknown, index) => places(item, rest, [...path, index]))
      : [];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return places(Reflect.get(value, step), rest, [...path, step]);
}

/** Every object inside `match` and `unless`. */
function matchTerms(rule: unknown, path: Path): readonly { readonly value: unknown; readonly path: Path }[] {
  const inside = (value: unknown, at: Path): { value: unknown; path: Path }[] => {
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => inside(item, [...at, index]));
    if (typeof value !== 'object' || value === null) return [];
    return [
      { value, path: at },
      ...Object.entries(value).flatMap(([key, child]) => inside(child, [...at, key])),
    ];
  };
  return ['match', 'unless'].flatMap((name) =>
    places(rule, [name], path).flatMap((found) => inside(found.value, found.path)),
  );
}
