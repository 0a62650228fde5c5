import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import type { Compiler } from './compile/compiler.ts';
import { introduceOnlineKey, manifestLifetimeMs } from './online-keys.ts';
import { publishPolicy } from './publish.ts';
import { readRootKey } from './root-key.ts';
import type { Organisation } from './bootstrap.ts';

/**
 * Publishes the policy in force again, as a new version, when less than a third of its lifetime is left, and before
 * that the key manifest, where the root key is at hand. Meant to run at start and daily.
 */
export async function renewIfDue(
  { db, compiler }: { readonly db: Kysely<Tables>; readonly compiler: Compiler },
  organisation: Organisation,
  dataFolder: string,
  now: number,
  log: Log,
): Promise<void> {
  const newKey = await renewManifest(db, organisation, dataFolder, now, log);
  const active = await db.selectFrom('policies').selectAll().orderBy('version', 'desc').executeTakeFirst();
  if (active === undefined) return;
  const lifetime = active.expires_at.getTime() - active.published_at.getTime();
  if (!newKey && active.expires_at.getTime() - now > lifetime / 3) return;
  const published = await publishPolicy(
    { db, compiler, organisation: organisation.id },
    {
      kind: 'renewal',
      basedOn: active.version,
      examples: 'skip',
      files: active.files,
      message: `Renewed version ${String(active.version)} before it expires`,
      by: 'Sluice',
      actor: 'system',
      baseVersion: active.version,
      now,
    },
  );
  if (published.ok) log.info('policy-renewed', { version: published.value });
  // A conflict means that another server or a person was faster, which renews it as well.
  else if (published.error.code !== 'policy/conflict')
    log.error('policy-renewal-failed', { code: published.error.code });
}

async function renewManifest(
  db: Kysely<Tables>,
  organisation: Organisation,
  dataFolder: string,
  now: number,
  log: Log,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom('organisation').select('id').forUpdate().execute();
    const latest = await trx
      .selectFrom('key_manifests')
      .select('expires_at')
      .orderBy('serial', 'desc')
      .executeTakeFirst();
    const left = (latest?.expires_at.getTime() ?? 0) - now;
    if (left > manifestLifetimeMs / 3) return false;
    const root = await readRootKey(dataFolder);
    if (root?.kid !== organisation.rootKey) {
      log.error('key-manifest-expiring', {
        daysLeft: Math.floor(left / 86_400_000),
        rootKeyPresent: root !== null,
      });
      return false;
    }
    await introduceOnlineKey(trx, organisation.id, root, now);
    log.info('key-manifest-renewed');
    return true;
  });
}
