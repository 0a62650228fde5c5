import type { Kysely } from 'kysely';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Tables } from '../store/tables.ts';
import type { Compiler, CompilerError } from './compile/compiler.ts';
import { readSetting } from '../settings/setting.ts';
import { reviewSetting } from './review-setting.ts';
import { readHead } from './versions.ts';

/** The policy in force for everybody as the console shows it; null before the first publish. */
export async function readActivePolicy(
  db: Kysely<Tables>,
  compiler: Compiler,
  organisation: string,
): Promise<Result<ActivePolicy | null, CompilerError>> {
  const { active } = await readHead(db);
  if (active === 0) return ok(null);
  const policy = await db
    .selectFrom('policies')
    .select(['version', 'published_at', 'published_by', 'message', 'expires_at', 'files'])
    .where('version', '=', active)
    .executeTakeFirstOrThrow();
  const outline = await compiler.run('outline', { files: policy.files });
  if (!outline.ok) return fail(outline.error);
  return ok({
    version: policy.version,
    publishedAt: policy.published_at.toISOString(),
    publishedBy: policy.published_by,
    message: policy.message,
    expiresAt: policy.expires_at.toISOString(),
    files: policy.files,
    ...outline.value,
    review: await readSetting(db, organisation, reviewSetting),
    reach: await readReach(db, organisation, policy.version),
  });
}

/** Devices that reported a version, and all that are enrolled and not revoked. */
export async function readReach(
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
