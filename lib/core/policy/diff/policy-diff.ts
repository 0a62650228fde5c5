import { parsePolicyFiles, type ParsedPolicy } from '../parse.ts';
import type { Rule } from '../schema.ts';
import { unifiedDiff } from './unified.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

export interface RuleChange {
  readonly pack: string;
  readonly rule: string;
  readonly change: ChangeKind;
  /** Of a changed rule: the fields that differ, such as `then`. */
  readonly fields: readonly string[];
  readonly before: Rule | null;
  readonly after: Rule | null;
}
export interface DocumentChange {
  readonly kind: 'settings' | 'pack' | 'detector' | 'dictionary' | 'platform';
  /** '' of the settings. */
  readonly id: string;
  readonly change: ChangeKind;
}
export interface FileChange {
  readonly path: string;
  readonly change: ChangeKind;
  /** As git shows it. */
  readonly diff: string;
}
/** What differs between two policies: by what it means, and as it is written. */
export interface PolicyDiff {
  readonly rules: readonly RuleChange[];
  readonly documents: readonly DocumentChange[];
  readonly files: readonly FileChange[];
}

type Files = readonly { readonly path: string; readonly text: string }[];

/** Compares two policies. Documents that cannot be read show up as files only. */
export function diffPolicies(before: Files, after: Files): PolicyDiff {
  const from = parsePolicyFiles(before, { examples: 'skip' });
  const to = parsePolicyFiles(after, { examples: 'skip' });
  return {
    rules: changes(rulesOf(from), rulesOf(to)).map(({ key, ...change }) => {
      const [pack = '', rule = ''] = key.split('/');
      return { pack, rule, ...change, fields: changedFields(change.before, change.after) };
    }),
    documents: documentKinds.flatMap((kind) =>
      changes(documentsOf(from)[kind], documentsOf(to)[kind]).map(({ key, change }) => ({
        kind,
        id: key,
        change,
      })),
    ),
    files: diffFiles(before, after),
  };
}

/** The files that differ, in the order of their paths. */
export function diffFiles(before: Files, after: Files): readonly FileChange[] {
  const texts = (files: Files) => new Map(files.map(({ path, text }) => [path, text]));
  return changes(texts(before), texts(after)).map(({ key, change, before: from, after: to }) => ({
    path: key,
    change,
    diff: unifiedDiff(key, from, to),
  }));
}

function changes<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): readonly { key: string; change: ChangeKind; before: T | null; after: T | null }[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [from, to] = [before.get(key) ?? null, after.get(key) ?? null];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const change = from === null ? 'added' : to === null ? 'removed' : 'changed';
    return [{ key, change, before: from, after: to }] as const;
  });
}

const rulesOf = ({ packs }: ParsedPolicy): ReadonlyMap<string, Rule> =>
  new Map(packs.flatMap(({ pack }) => pack.rules.map((rule) => [`${pack.id}/${rule.id}`, rule])));

const documentKinds = ['settings', 'pack', 'detector', 'dictionary', 'platform'] as const;

function documentsOf(policy: ParsedPolicy): Record<DocumentChange['kind'], ReadonlyMap<string, unknown>> {
  const byId = (all: readonly { readonly id: string }[]) => new Map(all.map((one) => [one.id, one]));
  const { packs, detectors, dictionaries, platforms, settings } = policy;
  return {
    settings: new Map(settings === null ? [] : [['', settings]]),
    pack: byId(packs.map(({ pack: { id, title } }) => ({ id, title }))),
    detector: byId(detectors),
    dictionary: byId(dictionaries),
    platform: byId(platforms),
  };
}

function changedFields(before: Rule | null, after: Rule | null): readonly string[] {
  if (before === null || after === null) return [];
  const [from, to] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return changes<unknown>(from, to).map(({ key }) => key);
}
