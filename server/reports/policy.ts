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
  readonly files: readonly PolicyFile[];
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
  const versions = await readVersions(db, period);
  const current = versions.find(({ version }) => version === active) ?? (await readVersion(db, active));
  const rules = await rulesOf(compiler, current?.files ?? []);
  if (!rules.ok) return rules;
  const changes: ReportedChange[] = [];
  for (const [index, to] of versions.entries()) {
    const from = versions[index + 1];
    if (from === undefined || dayText(to.at) < period.from) continue;
    const found = await changesOf(compiler, from, to);
    if (!found.ok) return found;
    changes.push(...found.value);
  }
  return ok({ period, rules: rules.value, changes });
}

/** Newest first, with the one before the period. */
async function readVersions(db: Kysely<Tables>, { to }: Period): Promise<readonly Version[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['version', 'published_at as at', 'files'])
    .where('lane', '=', 'all')
    .where('kind', '<>', 'renewal')
    .where('published_at', '<', new Date(Date.parse(to) + 86_400_000))
    .orderBy('version', 'desc')
    .limit(maxVersions + 1)
    .execute();
  return rows;
}

async function readVersion(db: Kysely<Tables>, version: number): Promise<Version | undefined> {
  return db
    .selectFrom('policies')
    .select(['version', 'published_at as at', 'files'])
    .where('version', '=', version)
    .executeTakeFirst();
}

async function changesOf(
  compiler: Compiler,
  from: Version,
  to: Version,
): Promise<Result<readonly ReportedChange[], CompilerError>> {
  const texts = new Map(from.files.map(({ path, text }) => [path, text]));
  const now = new Map(to.files.map(({ path, text }) => [path, text]));
  // Reading all of several versions would take the compiler seconds.
  const differs = ({ path }: PolicyFile): boolean => texts.get(path) !== now.get(path);
  const before = await rulesOf(compiler, from.files.filter(differs));
  const after = await rulesOf(compiler, to.files.filter(differs));
  if (!before.ok) return before;
  if (!after.ok) return after;
  const olds = new Map(before.value.map((rule) => [rule.rule, rule]));
  const news = new Map(after.value.map((rule) => [rule.rule, rule]));
  const ids = [...new Set([...olds.keys(), ...news.keys()])];
  return ok(
    ids.flatMap((rule) => {
      const [old = null, young = null] = [olds.get(rule), news.get(rule)];
      if (JSON.stringify(old) === JSON.stringify(young)) return [];
      const title = young?.title ?? old?.title ?? {};
      return [{ version: to.version, day: dayText(to.at), rule, title, before: old, after: young }];
    }),
  );
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
