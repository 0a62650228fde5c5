import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { signBundle } from '../../lib/seal/policy.ts';
import { audit } from '../audit/audit.ts';
import { policyChannel } from '../store/listener.ts';
import type { Tables } from '../store/tables.ts';
import { currentOnlineKey } from './online-keys.ts';

export interface Publication {
  readonly organisation: string;
  readonly files: readonly PolicyFile[];
  readonly message: string;
  /** Shown in the console. */
  readonly by: string;
  /** `user:<id>` or `system`, for the audit log. */
  readonly actor: string;
  /** The version it replaces; 0 for the first. */
  readonly baseVersion: number;
  readonly now: number;
}

export type PublishError =
  | { readonly code: 'policy/conflict'; readonly version: number }
  | { readonly code: 'policy/problems'; readonly problems: readonly Problem[] }
  | { readonly code: 'policy/no-signing-key' };

/** Compiles, signs and stores a policy as the next version, then announces it to every server. */
export async function publishPolicy(
  db: Kysely<Tables>,
  publication: Publication,
): Promise<Result<number, PublishError>> {
  return db.transaction().execute(async (trx) => publishIn(trx, publication));
}

/** The same inside a transaction of the caller's. */
export async function publishIn(
  trx: Transaction<Tables>,
  { organisation, files, message, by, actor, baseVersion, now }: Publication,
): Promise<Result<number, PublishError>> {
  // One publish at a time: the version must grow by one and never fork.
  await trx.selectFrom('organisation').select('id').forUpdate().execute();
  const version = await latestVersion(trx);
  if (version !== baseVersion) return fail({ code: 'policy/conflict', version });
  const issuedAt = new Date(now).toISOString();
  const compiled = compilePolicy(files, { organisation, version: version + 1, issuedAt });
  if (!compiled.ok) return fail({ code: 'policy/problems', problems: compiled.error });
  const bundle = compiled.value;
  const key = await currentOnlineKey(trx, now);
  if (key === null) return fail({ code: 'policy/no-signing-key' });
  await trx
    .insertInto('policies')
    .values({
      version: bundle.version,
      published_at: issuedAt,
      published_by: by,
      message,
      expires_at: bundle.expiresAt,
      files: JSON.stringify(files),
      bundle: await signBundle(bundle, key),
    })
    .execute();
  await trx.updateTable('organisation').set({ name: bundle.organisationName }).execute();
  await audit(trx, {
    org: organisation,
    actor,
    action: 'policy.publish',
    target: `v${String(bundle.version)}`,
  });
  await sql`SELECT pg_notify(${policyChannel}, ${String(bundle.version)})`.execute(trx);
  return ok(bundle.version);
}

/** The version in force; 0 when nothing was published yet. */
export async function latestVersion(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('policies')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}
