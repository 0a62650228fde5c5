import type { Kysely } from 'kysely';
import { audit } from '../audit/audit.ts';
import { audienceReader } from '../../lib/core/policy/audience.ts';
import type { Log } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import type { Compiler } from './compile/compiler.ts';
import { introduceOnlineKey, lastSerial, listedKids, manifestLifetimeMs } from './online-keys.ts';
import { publishPolicy } from './publish.ts';
import type { Publisher } from './publish.ts';
import { readRootKey } from './root-key.ts';
import type { Organisation } from './bootstrap.ts';
import { forgetAnswers } from './bundles.ts';
import { readHead } from './versions.ts';

/**
 * Publishes what is in force again, as new versions, when less than a third of its lifetime is left or it came by a
 * restore, and before that the key manifest, where the root key is at hand. Meant to run at start and daily.
 */
export async function renewIfDue(
  { db, compiler }: { readonly db: Kysely<Tables>; readonly compiler: Compiler },
  organisation: Organisation,
  dataFolder: string,
  now: number,
  log: Log,
): Promise<void> {
  const newKey = await renewManifest(db, organisation, dataFolder, now, log);
  const publisher = { db, compiler, organisation: organisation.id };
  await renewVersions(publisher, { always: newKey, now, log });
  const { active, staged, latest } = await readHead(db);
  await forgetAnswers(db, organisation.id, { keep: staged === null ? [active] : [active, staged], latest });
}

interface Renewal {
  /** Whether it is due or not: with another key, or another manifest. */
  readonly always: boolean;
  readonly now: number;
  readonly log: Log;
}

/**
 * What is for everybody first: what is staged must have the higher number, or its devices would refuse it. False when
 * something that was due could not be published; the log says why, and the clock tries again.
 */
export async function renewVersions(publisher: Publisher, renewal: Renewal): Promise<boolean> {
  const before = await readHead(publisher.db);
  if (before.active === 0) return true;
  // Since a restore: devices may have seen higher numbers, and refuse this one.
  const always = renewal.always || before.active <= before.floor;
  const manifest = await publisher.db
    .selectFrom('key_manifests')
    .select('stored_at')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  const since = manifest?.stored_at ?? null;
  const isDone = await renewVersion(publisher, before.active, 'active', { ...renewal, since, always });
  const { active, staged } = await readHead(publisher.db);
  if (staged === null) return isDone;
  const isStagedDone = await renewVersion(publisher, staged, 'staged', {
    ...renewal,
    since,
    always: always || staged < active,
  });
  return isDone && isStagedDone;
}

/**
 * Devices take one bundle a version: those that now have a group of another audience get theirs with the next, which is
 * published if there are any. Whether it was. Run after each change of groups, and by the clock for what could not be
 * published then, and for what a server that was killed in between had left.
 */
export async function followMoves(publisher: Publisher, renewal: Omit<Renewal, 'always'>): Promise<boolean> {
  const { db, organisation } = publisher;
  const moves = await db
    .selectFrom('group_moves')
    .select(['id', 'from_group', 'to_group'])
    .where('org_id', '=', organisation)
    .execute();
  if (moves.length === 0) return false;
  const renewed = await renewForMoves(publisher, moves, renewal);
  if (renewed === 'failed') return false;
  const seen = moves.map(({ id }) => id);
  await db.deleteFrom('group_moves').where('org_id', '=', organisation).where('id', 'in', seen).execute();
  return renewed === 'done';
}

async function renewForMoves(
  publisher: Publisher,
  moves: readonly { readonly from_group: string; readonly to_group: string }[],
  renewal: Omit<Renewal, 'always'>,
): Promise<'not-due' | 'done' | 'failed'> {
  const { active, staged } = await readHead(publisher.db);
  const versions = await publisher.db
    .selectFrom('policies')
    .select('audiences')
    .where('version', 'in', [active, staged ?? active])
    .execute();
  const readers = versions.map(({ audiences }) => audienceReader(audiences));
  const isDue =
    // Who leaves a rollout goes back to a version with a lower number.
    staged !== null ||
    readers.some((audienceOf) =>
      moves.some(({ from_group, to_group }) => audienceOf(from_group) !== audienceOf(to_group)),
    );
  if (!isDue) return 'not-due';
  if (await renewVersions(publisher, { ...renewal, always: true })) return 'done';
  // Only what is staged is left then: with the lower number it is due by itself, and not everybody's once more with it.
  return (await readHead(publisher.db)).active > active ? 'done' : 'failed';
}

/** False when it was due and could not be published. */
async function renewVersion(
  publisher: Publisher,
  version: number,
  which: 'active' | 'staged',
  { always, now, log, since }: Renewal & { readonly since: Date | null },
): Promise<boolean> {
  const policy = publisher.db.selectFrom('policies').where('version', '=', version);
  const old = await policy.select(['expires_at', 'published_at']).executeTakeFirstOrThrow();
  const lifetime = old.expires_at.getTime() - old.published_at.getTime();
  // What is handed out carries the manifest that was in force when it was signed.
  const hasNewestManifest = since === null || since <= old.published_at;
  if (!always && hasNewestManifest && old.expires_at.getTime() - now > lifetime / 3) return true;
  const { files } = await policy.select('files').executeTakeFirstOrThrow();
  const published = await publishPolicy(publisher, {
    kind: 'renewal',
    lane: which === 'active' ? 'all' : 'staged',
    replaces: which,
    duringRollout: 'allowed',
    basedOn: version,
    examples: 'skip',
    files,
    message: `Renewed version ${String(version)}`,
    by: 'Sluice',
    actor: 'system',
    baseVersion: version,
    now,
  });
  if (published.ok) {
    log.info('policy-renewed', { version: published.value });
    return true;
  }
  // Another server or a person was faster, which renews it as well.
  if (published.error.code === 'policy/conflict') return true;
  log.error('policy-renewal-failed', { code: published.error.code });
  return false;
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
      .select(['serial', 'expires_at'])
      .orderBy('serial', 'desc')
      .executeTakeFirst();
    const left = (latest?.expires_at.getTime() ?? 0) - now;
    const isRestored = (latest?.serial ?? 0) < (await lastSerial(trx));
    const isExpiring = left <= manifestLifetimeMs / 3;
    if (!isExpiring && !isRestored) return false;
    const root = await readRootKey(dataFolder);
    if (root?.kid !== organisation.rootKey) {
      const rootKeyPresent = root !== null;
      if (isRestored) log.warn('key-manifest-restored', { rootKeyPresent });
      if (isExpiring)
        log.error('key-manifest-expiring', { daysLeft: Math.floor(left / 86_400_000), rootKeyPresent });
      return false;
    }
    // Any of a backup's keys may have been revoked since it was made.
    const revoked = isRestored ? await listedKids(trx, now) : [];
    await introduceOnlineKey(trx, organisation.id, root, now, revoked);
    const target = `serial ${await lastSerial(trx)}`;
    await audit(trx, { org: organisation.id, actor: 'system', action: 'keys.manifest', target });
    log.info('key-manifest-renewed');
    return true;
  });
}
