import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { PolicyReport, ReportedChange, ReportedRule, Period } from '../../lib/core/api/reports.ts';
import type { RulePack } from '../../lib/core/policy/schema.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Compiler, CompilerError } from '../policy/compile/compiler.ts';
import { readHead } from '../policy/versions.ts';
import { dayText } from '../incidents/scope.ts';
import type { Tables } from '../store/tables.ts';

const maxVersions = 50;

interface Version {
  readonly version: number;
  readonly at: Date;
}

/**
 * What the rules are called, and which of them changed in the period: so much of the policy as its reports need to be
 * read, for people who may not see the policy itself. Renewals change nothing; what only some devices had is left out.
 */
export async function policyReport(
  db: Kysely<Tables>,
  compiler: Compiler,
  period: Period,
): Promise<Result<PolicyReport, CompilerError>> {
  const { active } = await readHead(db);
  const rules = await rulesOfVersion(db, compiler, active);
  if (!rules.ok) return rules;
  const versions = await readVersions(db, period);
  const changes: ReportedChange[] = [];
  for (const [index, to] of versions.entries()) {
    const from = versions[index + 1];
    if (from === undefined || dayText(to.at) < period.from) continue;
    const before = await rulesOfVersion(db, compiler, from.version);
    const after = await rulesOfVersion(db, compiler, to.version);
    if (!before.ok) return before;
    if (!after.ok) return after;
    changes.push(...changesOf(to, before.value, after.value));
  }
  return ok({ period, rules: rules.value, changes });
}

/** When everybody was given it: later than it was published where some devices had it first. */
const everybodysAt = sql<Date>`coalesce(everybodys_at, published_at)`;

/** Newest first, with the one before the period; without their files, which are megabytes. */
async function readVersions(db: Kysely<Tables>, { to }: Period): Promise<readonly Version[]> {
  return db
    .selectFrom('policies')
    .select(['version', everybodysAt.as('at')])
    .where('lane', '=', 'all')
    .where('kind', '<>', 'renewal')
    .where(everybodysAt, '<', new Date(Date.parse(to) + 86_400_000))
    .orderBy('version', 'desc')
    .limit(maxVersions + 1)
    .execute();
}

/** A published version never changes, so that its files are read once. */
const versionsOf = new WeakMap<Kysely<Tables>, Map<number, readonly ReportedRule[]>>();
const maxKnownVersions = 200;

async function rulesOfVersion(
  db: Kysely<Tables>,
  compiler: Compiler,
  version: number,
): Promise<Result<readonly ReportedRule[], CompilerError>> {
  const read = versionsOf.get(db) ?? new Map<number, readonly ReportedRule[]>();
  versionsOf.set(db, read);
  const before = read.get(version);
  if (before !== undefined) return ok(before);
  const row = await db
    .selectFrom('policies')
    .select('files')
    .where('version', '=', version)
    .executeTakeFirst();
  const rules = await rulesOf(compiler, row?.files ?? []);
  if (!rules.ok || row === undefined) return rules;
  if (read.size >= maxKnownVersions) read.clear();
  read.set(version, rules.value);
  return rules;
}

function changesOf(
  to: Version,
  before: readonly ReportedRule[],
  after: readonly ReportedRule[],
): readonly ReportedChange[] {
  const olds = new Map(before.map((rule) => [rule.rule, rule]));
  const news = new Map(after.map((rule) => [rule.rule, rule]));
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((rule) => {
    const [old = null, young = null] = [olds.get(rule), news.get(rule)];
    if (JSON.stringify(old) === JSON.stringify(young)) return [];
    const title = young?.title ?? old?.title ?? {};
    return [{ version: to.version, day: dayText(to.at), rule, title, before: old, after: young }];
  });
}

/** Rules by the text they stand in: versions share nearly all of their files. */
const known = new Map<string, readonly ReportedRule[]>();
const maxKnown = 500;
/** Detectors are most of a policy, and take long to read. */
const isPack = ({ text }: PolicyFile): boolean => /^["']?kind["']?\s*:\s*["']?RulePack\b/m.test(text);

async function rulesOf(
  compiler: Compiler,
  files: readonly PolicyFile[],
): Promise<Result<readonly ReportedRule[], CompilerError>> {
  const rules: ReportedRule[] = [];
  for (const file of files.filter(isPack)) {
    const read = await readPack(compiler, file);
    if (!read.ok) return read;
    rules.push(...read.value);
  }
  return ok(rules);
}

async function readPack(
  compiler: Compiler,
  file: PolicyFile,
): Promise<Result<readonly ReportedRule[], CompilerError>> {
  const before = known.get(file.text);
  if (before !== undefined) return ok(before);
  const done = await compiler.run('packs', { files: [file] });
  if (!done.ok) return fail(done.error);
  const rules = done.value.flatMap(reported);
  if (known.size >= maxKnown) known.clear();
  known.set(file.text, rules);
  return ok(rules);
}

const reported = (pack: RulePack): ReportedRule[] =>
  pack.rules.map(({ id, title = {}, mode, then }) => ({
    ...{ rule: `${pack.id}/${id}`, title, mode, action: then.action },
    suggestions: (then.suggest ?? []).map(({ label }) => label),
  }));
