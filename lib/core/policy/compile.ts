import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CompiledDetector } from '../detect/compiled.ts';
import { asksForPhones, phonesFor } from '../detect/phone/from-metadata.ts';
import { actions, type Action } from '../decide/verdict.ts';
import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { BundleFormat, CompiledRule, PolicyBundle } from './bundle.ts';
import { namedTerms } from './check-rules.ts';
import { compileFiles } from './compile-files.ts';
import { parsePolicyFiles } from './parse.ts';
import { compileSchedule } from './schedule.ts';
import { accountKinds, type Match, recipientKinds, type Rule, type RulePack, type When } from './schema.ts';
import { compileTitle } from './title.ts';

const defaultBundleDays = 30;
const dayMs = 86_400_000;

/**
 * Compiles policy files into the bundle that devices load. The same files and `meta` give the same bytes, in whatever
 * order the files come: packs are ordered by path, rules as written. Rules whose mode is `off` are left out, and of the
 * detectors only those that a rule needs are in. `issuedAt` is RFC 3339, UTC.
 */
export function compilePolicy(
  files: readonly { readonly path: string; readonly text: string }[],
  meta: { readonly organisation: string; readonly version: number; readonly issuedAt: string },
  options: { readonly examples?: 'run' | 'skip' } = {},
): Result<PolicyBundle, readonly Problem[]> {
  const parsed = parsePolicyFiles(files, options);
  const { settings } = parsed;
  if (settings === null || parsed.problems.length > 0) {
    return fail(settings === null ? [...parsed.problems, missingSettings] : parsed.problems);
  }
  const written = parsed.packs.flatMap(({ pack }) => pack.rules.map((rule) => ({ pack, rule })));
  const rules = written.flatMap(({ pack, rule }) => compileRule(pack, rule) ?? []);
  const detectors = neededDetectors(rules, parsed.compiled);
  const content: Omit<PolicyBundle, 'contentHash' | 'organisation' | 'version' | 'issuedAt' | 'expiresAt'> = {
    format: formatOf(rules),
    organisationName: settings.organisation.name,
    contact: settings.contact ?? null,
    corporateAccounts: settings.corporateAccounts ?? [],
    rules,
    detectors,
    phones: asksForPhones(detectors) ? phonesFor(settings.regions ?? []) : null,
    platforms: [...parsed.platforms].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return ok({
    ...content,
    contentHash: bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(content)))),
    organisation: meta.organisation,
    version: meta.version,
    issuedAt: meta.issuedAt,
    expiresAt: expiry(meta.issuedAt, settings.bundleDays ?? defaultBundleDays),
  });
}

const missingSettings: Problem = {
  code: 'policy/missing-settings',
  file: '',
  line: 0,
  column: 0,
  path: '',
  message: 'There is no Settings document, so the organisation has no name.',
  hint: 'Add a file with apiVersion: sluice/v1, kind: Settings, organisation: { name: … }.',
};

function compileRule(pack: RulePack, rule: Rule): CompiledRule | null {
  if (rule.mode === 'off') return null;
  return {
    pack: pack.id,
    id: rule.id,
    title: rule.title ?? pack.title,
    severity: rule.severity,
    mode: rule.mode,
    when: compileWhen(rule.when ?? {}),
    match: rule.match ? withoutDictionaries(rule.match) : null,
    unless: rule.unless ? withoutDictionaries(rule.unless) : null,
    unscannable: rule.unscannable ?? defaultUnscannable(rule.then.action),
    then: rule.then,
  };
}

/** A compiled dictionary is a detector. */
function withoutDictionaries(match: Match): Match {
  if ('dictionary' in match) {
    const { dictionary, ...thresholds } = match;
    return { detector: dictionary, ...thresholds };
  }
  if ('any' in match) return { any: match.any.map(withoutDictionaries) };
  if ('all' in match) return { ...match, all: match.all.map(withoutDictionaries) };
  return match;
}

function compileWhen(when: When): CompiledRule['when'] {
  return {
    platforms: when.platforms ?? null,
    channels: when.channels ?? null,
    accounts: compileListOrNot(accountKinds, when.accounts),
    conversationKinds: when.conversations?.kinds ?? null,
    titles: when.conversations?.titles?.map((title) => sure(compileTitle(title))) ?? null,
    recipients: compileListOrNot(recipientKinds, when.conversations?.recipients),
    minMembers: when.conversations?.minMembers ?? null,
    files: when.files === undefined ? null : compileFiles(when.files),
    schedule: when.schedule === undefined ? null : sure(compileSchedule(when.schedule)),
  };
}

function compileListOrNot<T>(
  all: readonly T[],
  wanted: readonly T[] | { readonly not: readonly T[] } | undefined,
): readonly T[] | null {
  if (wanted === undefined) return null;
  return 'not' in wanted ? all.filter((kind) => !wanted.not.includes(kind)) : wanted;
}

/** The oldest format that says all of it. */
function formatOf(rules: readonly CompiledRule[]): BundleFormat {
  const looksInside = rules.some(
    ({ when: { files } }) => files?.facets ?? files?.unscannable ?? files?.counts,
  );
  return looksInside ? 5 : 4;
}

/** Warn, but never more than the rule itself would do: a rule that only logs stays quiet. */
function defaultUnscannable(action: Action): Action {
  return actions.indexOf(action) < actions.indexOf('warn') ? action : 'warn';
}

function neededDetectors(
  rules: readonly CompiledRule[],
  compiled: readonly CompiledDetector[],
): readonly CompiledDetector[] {
  const byId = new Map(compiled.map((detector) => [detector.id, detector]));
  const needed = new Set<string>();
  const open = rules.flatMap((rule) =>
    [rule.match, rule.unless].flatMap((match) => namedTerms(match ?? undefined).map((term) => term.id)),
  );
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    for (const pattern of byId.get(id)?.patterns ?? []) {
      open.push(...pattern.support.flatMap((support) => support.detector ?? []));
    }
  }
  return compiled.filter((detector) => needed.has(detector.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function expiry(issuedAt: string, days: number): string {
  return new Date(Date.parse(issuedAt) + days * dayMs).toISOString();
}

/** For what checking has already shown to be right. */
function sure<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error('checked policy does not compile');
  return result.value;
}
