import type { CompiledDetector } from '../detect/compiled.ts';
import type { DetectorProblem } from '../detect/index.ts';
import { type Problem, worded, wordingOf } from '../problem.ts';
import { say, type Sentence } from '../sentence.ts';
import { checkPack, type KnownNames } from './check-rules.ts';
import type { PolicyCode } from './codes.ts';
import { compiledOf, exampleProblems } from './compile-remembered.ts';
import type { Path } from './document.ts';
import { runRuleExamples } from './run-rule-examples.ts';
import { readFiles, toProblem, type Written, type WrittenPolicy } from './read-files.ts';
import type { PlatformData } from './platform.ts';
import { platformIdOf } from './platform-id.ts';
import type { Detector, Dictionary, RulePack, Settings } from './schema.ts';
import { nameHint, noSuch } from './suggest.ts';

/** Problems listed at most: a broken generator should not fill the screen. */
export const maxProblems = 200;

/** Policy as written, read and checked. Lists are in the order of the files' paths. */
export interface ParsedPolicy {
  readonly packs: readonly { readonly file: string; readonly pack: RulePack }[];
  readonly detectors: readonly Detector[];
  readonly dictionaries: readonly Dictionary[];
  /** Of the detectors and dictionaries that compile, whether a rule needs them or not. */
  readonly compiled: readonly CompiledDetector[];
  readonly settings: Settings | null;
  readonly platforms: readonly PlatformData[];
  /** Empty when the policy may be published (settings apart, which only `compilePolicy` asks for). */
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML policy files, checks each by itself and all together, compiles every detector and runs its examples
 * (`examples: skip` is for policy that was checked before).
 * Problem codes: codes.ts, and `pattern/*` and `detector/*` of the detector compiler.
 */
export function parsePolicyFiles(
  files: readonly { readonly path: string; readonly text: string }[],
  options: { readonly examples?: 'run' | 'skip' } = {},
): ParsedPolicy {
  const written = readFiles(files);
  const known = {
    detectors: written.detectors.map(({ data }) => data.id),
    dictionaries: written.dictionaries.map(({ data }) => data.id),
    platforms: [...new Set(written.platforms.map(({ data }) => platformIdOf(data)))],
  };
  const { compiled, problems: inDetectors } = checkDetectors(written, known, options.examples ?? 'run');
  const problems = [
    ...written.problems,
    ...duplicates(written),
    ...inDetectors,
    ...written.packs.flatMap(({ source, data }) =>
      checkPack(data, known).map((complaint) => toProblem(source, complaint)),
    ),
    ...(options.examples === 'skip' || inDetectors.length > 0
      ? []
      : failedExamples(written, compiled, known)),
    ...written.settings.flatMap((settings) => checkAccounts(settings, known.platforms)),
  ];
  return {
    packs: written.packs.map(({ source, data }) => ({ file: source.file, pack: data })),
    detectors: written.detectors.map(({ data }) => data),
    dictionaries: written.dictionaries.map(({ data }) => data),
    compiled,
    settings: written.settings[0]?.data ?? null,
    platforms: written.platforms.map(({ data }) => data),
    problems: limit(problems),
  };
}

function checkDetectors(
  { detectors, dictionaries, settings }: WrittenPolicy,
  known: Pick<KnownNames, 'detectors' | 'dictionaries'>,
  examples: 'run' | 'skip',
): { readonly compiled: readonly CompiledDetector[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const good: { readonly written: Written<Detector>; readonly compiled: CompiledDetector }[] = [];
  const testValues = settings[0]?.data.testValues ?? 'ignore';
  const lists = dictionaries.flatMap((one) => {
    const result = compiledOf(one.data, testValues);
    if (result.ok) return [result.value];
    problems.push(...result.error.map((error) => locate(one, error)));
    return [];
  });
  for (const one of detectors) {
    const unknown = unknownSupport(one, known);
    const result = compiledOf(one.data, testValues);
    problems.push(...unknown);
    if (!result.ok) problems.push(...result.error.map((error) => locate(one, error)));
    else if (unknown.length === 0) good.push({ written: one, compiled: result.value });
  }
  const compiled = [...good.map((entry) => entry.compiled), ...lists];
  for (const entry of examples === 'run' ? good : []) {
    // Examples say what is so by default, whatever this organisation's settings are.
    const byDefault = compiledOf(entry.written.data, 'ignore');
    const failed = byDefault.ok
      ? exampleProblems(entry.written.data, byDefault.value, compiled)
      : byDefault.error;
    problems.push(...failed.map((error) => locate(entry.written, error)));
  }
  return { compiled, problems };
}

/** Of packs that refer to nothing unknown. */
function failedExamples(
  { packs }: WrittenPolicy,
  compiled: readonly CompiledDetector[],
  known: KnownNames,
): readonly Problem[] {
  return packs
    .filter(({ data }) => checkPack(data, known).length === 0)
    .flatMap(({ source, data }) =>
      runRuleExamples(data, compiled).map((complaint) => toProblem(source, complaint)),
    );
}

function unknownSupport(
  { source, data }: Written<Detector>,
  known: Pick<KnownNames, 'detectors' | 'dictionaries'>,
): readonly Problem[] {
  return data.patterns.flatMap((pattern, index) =>
    (pattern.support ?? []).flatMap((support, place) =>
      (['detector', 'dictionary'] as const).flatMap((kind) => {
        const id = support[kind];
        const names = kind === 'detector' ? known.detectors : known.dictionaries;
        if (id === undefined || names.includes(id)) return [];
        const path: Path = ['patterns', index, 'support', place, kind];
        return [at(source, `policy/unknown-${kind}`, path, noSuch[kind](id), nameHint(id, names))];
      }),
    ),
  );
}

/** The detector compiler names places as `patterns.0.regex`. */
function locate({ source }: Written<Detector | Dictionary>, error: DetectorProblem): Problem {
  const path = error.path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return {
    code: error.code,
    file: source.file,
    ...source.positionOf(path, 'value', error.offset),
    path: error.path,
    ...wordingOf(error),
  };
}

function duplicates(written: WrittenPolicy): readonly Problem[] {
  return [
    ...sameIds(written.packs, (id, file) => say`The rule pack ${id} is already in ${file}.`),
    ...sameIds(
      [...written.detectors, ...written.dictionaries],
      (id, file) => say`The detector or dictionary ${id} is already in ${file}.`,
    ),
    ...sameIds(written.platforms, (id, file) => say`The platform ${id} is already in ${file}.`),
    ...written.settings
      .slice(1)
      .map(({ source }) =>
        at(
          source,
          'policy/duplicate-id',
          ['kind'],
          say`Settings are already in ${written.settings[0]?.source.file ?? ''}.`,
        ),
      ),
  ];
}

function sameIds(
  documents: readonly Written<{ readonly id: string }>[],
  message: (id: string, file: string) => Sentence,
): readonly Problem[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ source, data }) => {
    const before = first.get(data.id);
    if (before === undefined) {
      first.set(data.id, source.file);
      return [];
    }
    return [at(source, 'policy/duplicate-id', ['id'], message(data.id, before))];
  });
}

function checkAccounts({ source, data }: Written<Settings>, known: readonly string[]): readonly Problem[] {
  const { corporateAccounts = [], verifiedContacts = [] } = data;
  return Object.entries({ corporateAccounts, verifiedContacts }).flatMap(([list, accounts]) =>
    accounts.flatMap(({ platform }, index) => {
      if (known.includes(platform)) return [];
      const path: Path = [list, index, 'platform'];
      const hint = nameHint(platform, known);
      return [at(source, 'policy/unknown-platform', path, noSuch.platform(platform), hint)];
    }),
  );
}

function at(
  source: Written<unknown>['source'],
  code: PolicyCode,
  path: Path,
  message: Sentence,
  hint?: Sentence,
): Problem {
  return toProblem(source, { code, path, part: 'value', ...worded(message, hint) });
}

function limit(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= maxProblems) return problems;
  const rest = problems.length - maxProblems;
  const last: Problem = {
    code: 'policy/too-many',
    file: '',
    line: 0,
    column: 0,
    path: '',
    ...worded(say`${rest} more problems are not listed.`),
  };
  return [...problems.slice(0, maxProblems), last];
}
