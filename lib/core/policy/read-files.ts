import * as v from 'valibot';
import { type Problem, worded, wordingOf } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say, type Sentence } from '../sentence.ts';
import type { PolicyCode } from './codes.ts';
import { maxFiles, type Path, readDocument, type Source } from './document.ts';
import { type Complaint, explain } from './explain.ts';
import { findNotYet } from './not-yet.ts';
import {
  type Detector,
  detectorSchema,
  type Dictionary,
  dictionarySchema,
  type RulePack,
  rulePackSchema,
  type Settings,
  settingsSchema,
} from './schema.ts';
import { type PlatformData, platformSchema } from './platform.ts';
import { rememberFiles } from './remember-files.ts';
import { nameHint } from './suggest.ts';

/** A document that fits the language by itself, and where it came from. */
export type Written<T> = { readonly source: Source; readonly data: T };

export interface WrittenPolicy {
  readonly packs: readonly Written<RulePack>[];
  readonly detectors: readonly Written<Detector>[];
  readonly dictionaries: readonly Written<Dictionary>[];
  readonly settings: readonly Written<Settings>[];
  readonly platforms: readonly Written<PlatformData>[];
  readonly problems: readonly Problem[];
}

const schemas = {
  RulePack: rulePackSchema,
  Detector: detectorSchema,
  Dictionary: dictionarySchema,
  Settings: settingsSchema,
  Platform: platformSchema,
};
const kinds = ['RulePack', 'Detector', 'Dictionary', 'Settings', 'Platform'] as const;
type Kind = (typeof kinds)[number];

/** Reads every file by itself, in the order of their paths. What refers from one to another comes later. */
export function readFiles(files: readonly { readonly path: string; readonly text: string }[]): WrittenPolicy {
  const packs: Written<RulePack>[] = [];
  const detectors: Written<Detector>[] = [];
  const dictionaries: Written<Dictionary>[] = [];
  const settings: Written<Settings>[] = [];
  const platforms: Written<PlatformData>[] = [];
  const problems: Problem[] = [];
  if (files.length > maxFiles) {
    const said = worded(say`There are ${files.length} files; ${maxFiles} is the limit.`);
    problems.push({ code: 'policy/too-large', file: '', line: 0, column: 0, path: '', ...said });
    return { packs, detectors, dictionaries, settings, platforms, problems };
  }
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const { path, text } of ordered) {
    const read = readFile(path, text);
    problems.push(...read.problems);
    if (read.kind === 'RulePack') packs.push(read.written);
    else if (read.kind === 'Detector') detectors.push(read.written);
    else if (read.kind === 'Dictionary') dictionaries.push(read.written);
    else if (read.kind === 'Settings') settings.push(read.written);
    else if (read.kind === 'Platform') platforms.push(read.written);
  }
  return { packs, detectors, dictionaries, settings, platforms, problems };
}

type Read = { readonly problems: readonly Problem[] } & (
  | { readonly kind: 'RulePack'; readonly written: Written<RulePack> }
  | { readonly kind: 'Detector'; readonly written: Written<Detector> }
  | { readonly kind: 'Dictionary'; readonly written: Written<Dictionary> }
  | { readonly kind: 'Settings'; readonly written: Written<Settings> }
  | { readonly kind: 'Platform'; readonly written: Written<PlatformData> }
  | { readonly kind: null }
);

const readFile = rememberFiles((path: string, text: string): Read => {
  const source = readDocument(path, text);
  if (!source.ok) return { kind: null, problems: source.error };
  const kind = kindOf(source.value);
  if (!kind.ok) return { kind: null, problems: [kind.error] };
  const problems = findProblems(source.value, kind.value);
  if (problems.length > 0) return { kind: null, problems };
  return fit(source.value, kind.value);
});

function fit(source: Source, kind: Kind): Read {
  const { value } = source;
  switch (kind) {
    case 'RulePack':
      return { problems: [], kind, written: { source, data: v.parse(rulePackSchema, value) } };
    case 'Detector':
      return { problems: [], kind, written: { source, data: v.parse(detectorSchema, value) } };
    case 'Dictionary':
      return { problems: [], kind, written: { source, data: v.parse(dictionarySchema, value) } };
    case 'Settings':
      return { problems: [], kind, written: { source, data: v.parse(settingsSchema, value) } };
    case 'Platform':
      return { problems: [], kind, written: { source, data: v.parse(platformSchema, value) } };
    default:
      return kind satisfies never;
  }
}

/** Gives a complaint its line and column. */
export function toProblem(source: Source, complaint: Complaint): Problem {
  return {
    code: complaint.code,
    file: source.file,
    ...source.positionOf(complaint.path, complaint.part),
    path: complaint.path.join('.'),
    ...wordingOf(complaint),
  };
}

function findProblems(source: Source, kind: Kind): readonly Problem[] {
  const complaints = [...explain(schemas[kind], source.value)];
  if (kind === 'RulePack') complaints.push(...notYetInRules(source.value));
  return complaints.map((complaint) => toProblem(source, complaint)).sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}

function notYetInRules(pack: unknown): readonly Complaint[] {
  if (typeof pack !== 'object' || pack === null || !('rules' in pack) || !Array.isArray(pack.rules))
    return [];
  return pack.rules.flatMap((rule: unknown, index) => findNotYet(rule, ['rules', index]));
}

function kindOf(source: Source): Result<Kind, Problem> {
  const { value } = source;
  const refuse = (code: PolicyCode, path: Path, message: Sentence, hint?: Sentence) =>
    fail(toProblem(source, { code, path, part: 'value', ...worded(message, hint) }));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('policy/wrong-type', [], say`The document must be a group of fields.`);
  }
  const written: unknown = 'kind' in value ? value.kind : undefined;
  const kind = kinds.find((name) => name === written);
  if (kind !== undefined) return ok(kind);
  if (typeof written !== 'string') {
    return refuse(
      'policy/unknown-kind',
      ['kind'],
      say`The document does not say its kind.`,
      say`Known here: ${kinds.join(', ')}.`,
    );
  }
  return refuse(
    'policy/unknown-kind',
    ['kind'],
    say`There is no kind of document named ${written.slice(0, 60)}.`,
    nameHint(written, kinds),
  );
}
