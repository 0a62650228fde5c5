import * as v from 'valibot';
import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { PolicyCode } from './codes.ts';
import { maxFiles, type Path, readDocument, type Source } from './document.ts';
import { type Complaint, explain } from './explain.ts';
import { findNotYet } from './not-yet.ts';
import {
  type Detector,
  detectorSchema,
  type Dictionary,
  dictionarySchema,
  type PlatformData,
  platformSchema,
  type RulePack,
  rulePackSchema,
  type Settings,
  settingsSchema,
} from './schema.ts';
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
    const message = `There are ${String(files.length)} files; ${String(maxFiles)} is the limit.`;
    problems.push({ code: 'policy/too-large', file: '', line: 0, column: 0, path: '', message });
    return { packs, detectors, dictionaries, settings, platforms, problems };
  }
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const { path, text } of ordered) {
    const source = readDocument(path, text);
    if (!source.ok) {
      problems.push(...source.error);
      continue;
    }
    const kind = kindOf(source.value);
    if (!kind.ok) {
      problems.push(kind.error);
      continue;
    }
    const found = findProblems(source.value, kind.value);
    problems.push(...found);
    if (found.length > 0) continue;
    const { value } = source.value;
    if (kind.value === 'RulePack') packs.push({ source: source.value, data: v.parse(rulePackSchema, value) });
    else if (kind.value === 'Detector')
      detectors.push({ source: source.value, data: v.parse(detectorSchema, value) });
    else if (kind.value === 'Dictionary')
      dictionaries.push({ source: source.value, data: v.parse(dictionarySchema, value) });
    else if (kind.value === 'Settings')
      settings.push({ source: source.value, data: v.parse(settingsSchema, value) });
    else platforms.push({ source: source.value, data: v.parse(platformSchema, value) });
  }
  return { packs, detectors, dictionaries, settings, platforms, problems };
}

/** Gives a complaint its line and column. */
export function toProblem(source: Source, complaint: Complaint): Problem {
  return {
    code: complaint.code,
    file: source.file,
    ...source.positionOf(complaint.path, complaint.part),
    path: complaint.path.join('.'),
    message: complaint.message,
    ...(complaint.hint === undefined ? {} : { hint: complaint.hint }),
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
  const refuse = (code: PolicyCode, path: Path, message: string, hint?: string) =>
    fail(toProblem(source, { code, path, part: 'value', message, ...(hint === undefined ? {} : { hint }) }));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('policy/wrong-type', [], 'The document must be a group of fields.');
  }
  const written: unknown = 'kind' in value ? value.kind : undefined;
  const kind = kinds.find((name) => name === written);
  if (kind !== undefined) return ok(kind);
  if (typeof written !== 'string') {
    return refuse(
      'policy/unknown-kind',
      ['kind'],
      'The document does not say its kind.',
      `Known here: ${kinds.join(', ')}.`,
    );
  }
  return refuse(
    'policy/unknown-kind',
    ['kind'],
    `There is no kind of document named ${written.slice(0, 60)}.`,
    nameHint(written, kinds),
  );
}
