import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { PolicyKind } from '../../lib/core/api/policy.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { storeRuleTitles } from '../incidents/rule-titles.ts';
import { emit } from '../integrations/outbox.ts';
import { policyChannel } from '../store/listener.ts';
import type { Tables } from '../store/tables.ts';
import { signBundles, storeAnswers } from './bundles.ts';
import type { SignedBundles } from './bundles.ts';
import type { Compiler, CompilerError } from './compile/compiler.ts';
import type { CompiledBundles } from './compile/jobs.ts';
import { knownGroups } from './known-groups.ts';
import { filesHash, hashOfVersion, lockPublishing, nextVersion, readHead } from './versions.ts';
import type { PolicyHead } from './versions.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Where policy is compiled and stored. */
export interface Publisher {
  readonly db: Kysely<Tables>;
  readonly compiler: Compiler;
  readonly organisation: string;
}

export interface Publication {
  readonly files: readonly PolicyFile[];
  readonly kind: PolicyKind;
  readonly message: string;
  /** Shown in the console. */
  readonly by: string;
  /** `user:<id>` or `system`, for the audit log. */
  readonly actor: string;
  /** The version it replaces; 0 for the first. */
  readonly baseVersion: number;
  /** Whose files it has, of a rollback or a renewal. */
  readonly basedOn?: number;
  /** `skip` is for files that were published before. */
  readonly examples?: 'run' | 'skip';
  /** `staged`: only for the devices of a rollout. Default `all`. */
  readonly lane?: 'all' | 'staged';
  /** `allowed`: a renewal, or what ends the rollout. Default `refused`. */
  readonly duringRollout?: 'allowed' | 'refused';
  /** Which of the versions in force it replaces. Default `active`. */
  readonly replaces?: 'active' | 'staged';
  /** What the audit entry says besides its kind. */
  readonly detail?: string;
  /** What must be true together with it. */
  readonly also?: (trx: Transaction<Tables>, version: number) => Promise<void>;
  readonly now: number;
}

export type PublishError =
  | { readonly code: 'policy/conflict'; readonly version: number }
  | { readonly code: 'policy/problems'; readonly problems: readonly Problem[] }
  | { readonly code: 'policy/no-signing-key' | 'policy/rollout-open' }
  | { readonly code: CompilerError };

/** A version that only has to be stored. */
interface Prepared extends SignedBundles {
  readonly head: PolicyHead;
  readonly compiled: CompiledBundles;
  readonly issuedAt: string;
}

const maxAttempts = 3;

/**
 * Compiles, signs and stores a policy as the next version, then announces it to every server. What takes long comes
 * before the transaction; a version that somebody else published meanwhile is a conflict only if its files differ.
 */
export async function publishPolicy(
  { db, compiler, organisation }: Publisher,
  publication: Publication,
): Promise<Result<number, PublishError>> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const prepared = await prepare(db, compiler, organisation, publication);
    if (!prepared.ok) return prepared;
    const version = await db
      .transaction()
      .execute((trx) => store(trx, organisation, publication, prepared.value));
    if (version !== null) return ok(version);
  }
  return fail({ code: 'policy/conflict', version: (await readHead(db)).active });
}

/** The same inside a transaction of the caller's, who keeps others from publishing. */
export async function publishIn(
  trx: Transaction<Tables>,
  { compiler, organisation }: Omit<Publisher, 'db'>,
  publication: Publication,
): Promise<Result<number, PublishError>> {
  await lockPublishing(trx);
  const prepared = await prepare(trx, compiler, organisation, publication);
  if (!prepared.ok) return prepared;
  const version = await store(trx, organisation, publication, prepared.value);
  return version === null
    ? fail({ code: 'policy/conflict', version: prepared.value.head.active })
    : ok(version);
}

async function prepare(
  db: Db,
  compiler: Compiler,
  organisation: string,
  { files, kind, baseVersion, examples = 'run', duringRollout, replaces, now }: Publication,
): Promise<Result<Prepared, PublishError>> {
  const head = await readHead(db);
  if (head.staged !== null && duringRollout !== 'allowed') return fail({ code: 'policy/rollout-open' });
  const replaced = replaces === 'staged' ? (head.staged ?? 0) : head.active;
  // Two servers renew at the same time: the second finds it done.
  const isBase = kind === 'renewal' ? baseVersion === replaced : await isSame(db, baseVersion, replaced);
  if (!isBase) return fail({ code: 'policy/conflict', version: replaced });
  const issuedAt = new Date(now).toISOString();
  const meta = { organisation, version: nextVersion(head), issuedAt };
  const groups = await knownGroups(db, organisation);
  const done = await compiler.run('compile', { files, meta, groups, examples });
  if (!done.ok) return fail({ code: done.error });
  const compiled = done.value;
  if (!compiled.ok) return fail({ code: 'policy/problems', problems: compiled.error });
  const signed = await signBundles(db, compiled.value, now);
  if (!signed.ok) return signed;
  return ok({ head, compiled: compiled.value, issuedAt, ...signed.value });
}

/** A renewal has another number, but nobody's edit is lost to it. */
async function isSame(db: Db, base: number, active: number): Promise<boolean> {
  if (base === active) return true;
  const [from, to] = [await hashOfVersion(db, base), await hashOfVersion(db, active)];
  return from !== null && from === to;
}

/** The new version, or null when another was stored since it was prepared. */
async function store(
  trx: Transaction<Tables>,
  organisation: string,
  { files, kind, message, by, actor, baseVersion, basedOn, lane = 'all', also, detail }: Publication,
  { head, compiled, issuedAt, answers, standardJws }: Prepared,
): Promise<number | null> {
  await lockPublishing(trx);
  const now = await readHead(trx);
  if (now.latest !== head.latest || now.active !== head.active || now.staged !== head.staged) return null;
  const version = nextVersion(head);
  await trx
    .insertInto('policies')
    .values({
      version,
      lane,
      kind,
      based_on: basedOn ?? baseVersion,
      published_at: issuedAt,
      published_by: by,
      published_actor: actor,
      message,
      expires_at: compiled.expiresAt,
      files: JSON.stringify(files),
      files_hash: filesHash(files),
      audiences: JSON.stringify(compiled.conditions),
      organisation_name: compiled.organisationName,
      bundle: standardJws,
    })
    .execute();
  await storeAnswers(trx, organisation, version, answers);
  await storeRuleTitles(trx, organisation, version, compiled.titles);
  if (lane === 'all')
    await trx.updateTable('organisation').set({ name: compiled.organisationName }).execute();
  await also?.(trx, version);
  await emit(trx, organisation, 'policy', { version, publishedBy: by, message, lane });
  const said = detail === undefined ? kind : `${kind} ${detail}`;
  const action = lane === 'all' ? 'policy.publish' : 'policy.stage';
  await audit(trx, { org: organisation, actor, action, target: `v${String(version)}`, detail: said });
  await announce(trx, version);
  return version;
}

/** Tells every server to look, when the transaction commits. */
export async function announce(trx: Transaction<Tables>, version: number): Promise<void> {
  await sql`SELECT pg_notify(${policyChannel}, ${String(version)})`.execute(trx);
}
