import type { Kysely } from 'kysely';
import type { ActivePolicy, PolicyFile } from '../../lib/core/api/console.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import type { Problem } from '../../lib/core/problem.ts';
import type { Tables } from '../store/tables.ts';

/** The policy in force as the console shows it; null before the first publish. */
export async function readActivePolicy(
  db: Kysely<Tables>,
  organisation: string,
): Promise<ActivePolicy | null> {
  const policy = await db.selectFrom('policies').selectAll().orderBy('version', 'desc').executeTakeFirst();
  if (policy === undefined) return null;
  const parsed = parsePolicyFiles(policy.files);
  return {
    version: policy.version,
    publishedAt: policy.published_at.toISOString(),
    publishedBy: policy.published_by,
    message: policy.message,
    expiresAt: policy.expires_at.toISOString(),
    files: policy.files,
    packs: parsed.packs.map(({ pack }) => pack),
    detectors: [
      ...parsed.detectors.map(({ id, title, category }) => ({ id, title, category })),
      ...parsed.dictionaries.map(({ id, title }) => ({ id, title, category: 'business' as const })),
    ],
    reach: await readReach(db, organisation, policy.version),
  };
}

async function readReach(
  db: Kysely<Tables>,
  organisation: string,
  version: number,
): Promise<ActivePolicy['reach']> {
  const row = await db
    .selectFrom('devices')
    .select(({ fn }) => [
      fn.countAll<number>().as('devices'),
      fn.countAll<number>().filterWhere('policy_version', '=', version).as('current'),
    ])
    .where('org_id', '=', organisation)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { current: row.current, devices: row.devices };
}

/** What publishing these files would be refused for; nothing is stored. */
export function checkPolicy(
  files: readonly PolicyFile[],
  organisation: string,
  now: number,
): readonly Problem[] {
  const compiled = compilePolicy(files, { organisation, version: 1, issuedAt: new Date(now).toISOString() });
  return compiled.ok ? [] : compiled.error;
}
