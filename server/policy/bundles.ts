import type { Kysely, Transaction } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { signBundleJson } from '../../lib/seal/policy.ts';
import type { Tables } from '../store/tables.ts';
import type { CompiledBundles } from './compile/jobs.ts';
import { currentOnlineKey } from './online-keys.ts';
import { prepareAnswer } from './prepared-answer.ts';
import type { PreparedAnswer } from './prepared-answer.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The answers of one version, by audience. */
export interface SignedBundles {
  readonly answers: readonly { readonly audience: string; readonly answer: PreparedAnswer }[];
  /** The standard audience's bundle by itself. */
  readonly standardJws: string;
}

/** Signs each distinct bundle once, with the newest online key and the newest manifest beside it. */
export async function signBundles(
  db: Db,
  compiled: Pick<CompiledBundles, 'bundles' | 'standard'>,
  now: number,
): Promise<Result<SignedBundles, { readonly code: 'policy/no-signing-key' }>> {
  const key = await currentOnlineKey(db, now);
  const manifest = await newestManifest(db);
  if (key === null || manifest === null) return fail({ code: 'policy/no-signing-key' });
  const known = new Map<string, { readonly jws: string; readonly answer: PreparedAnswer }>();
  const answers: { audience: string; answer: PreparedAnswer }[] = [];
  let standardJws = '';
  for (const { audience, json } of compiled.bundles) {
    let made = known.get(json);
    if (made === undefined) {
      const jws = await signBundleJson(json, key);
      made = { jws, answer: await prepareAnswer({ manifest, bundle: jws }) };
      known.set(json, made);
    }
    answers.push({ audience, answer: made.answer });
    if (audience === compiled.standard) standardJws = made.jws;
  }
  return ok({ answers, standardJws });
}

/** Stores answers by their content, once, and which audience of the version gets which. The first to store wins. */
export async function storeAnswers(
  db: Db,
  organisation: string,
  version: number,
  answers: SignedBundles['answers'],
): Promise<void> {
  for (const { audience, answer } of answers) {
    await db
      .insertInto('policy_bundles')
      .values({ org_id: organisation, ...answer })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto('policy_audiences')
      .values({ org_id: organisation, version, audience, hash: answer.hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The stored answers of a version, by audience. */
export async function readAnswers(
  db: Db,
  organisation: string,
  version: number,
): Promise<ReadonlyMap<string, PreparedAnswer>> {
  const audiences = await db
    .selectFrom('policy_audiences')
    .select(['audience', 'hash'])
    .where('org_id', '=', organisation)
    .where('version', '=', version)
    .execute();
  if (audiences.length === 0) return new Map();
  const bundles = await db
    .selectFrom('policy_bundles')
    .select(['hash', 'bytes', 'gzip', 'brotli'])
    .where('org_id', '=', organisation)
    .where('hash', 'in', [...new Set(audiences.map(({ hash }) => hash))])
    .execute();
  const byHash = new Map(bundles.map((bundle) => [bundle.hash, bundle]));
  return new Map(
    audiences.flatMap(({ audience, hash }) => {
      const bundle = byHash.get(hash);
      return bundle === undefined ? [] : [[audience, bundle] as const];
    }),
  );
}

/**
 * Forgets the answers of versions that nobody is given any more: their files are kept, they can be made again. What was
 * published after `latest` was looked up is left alone.
 */
export async function forgetAnswers(
  db: Db,
  organisation: string,
  { keep, latest }: { readonly keep: readonly number[]; readonly latest: number },
): Promise<void> {
  const gone = await db
    .deleteFrom('policy_audiences')
    .where('org_id', '=', organisation)
    .where('version', 'not in', keep)
    .where('version', '<=', latest)
    .returning('hash')
    .execute();
  if (gone.length === 0) return;
  await db
    .deleteFrom('policy_bundles')
    .where('org_id', '=', organisation)
    .where(
      'hash',
      'in',
      gone.map(({ hash }) => hash),
    )
    .where('hash', 'not in', ({ selectFrom }) =>
      selectFrom('policy_audiences').select('hash').where('org_id', '=', organisation),
    )
    .execute();
}

export async function newestManifest(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('key_manifests')
    .select('jws')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.jws ?? null;
}
