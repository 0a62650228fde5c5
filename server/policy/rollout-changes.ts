import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { RolloutStage } from '../../lib/core/api/policy.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { changed } from '../audit/changed.ts';
import type { Tables } from '../store/tables.ts';
import { announce, publishPolicy } from './publish.ts';
import type { Publication, PublishError, Publisher } from './publish.ts';
import { openRollout } from './rollout.ts';
import { lockPublishing, readFiles, readHead } from './versions.ts';

/** Who changes a rollout, and which one they mean. */
export interface RolloutChange {
  /** The staged version that they saw. */
  readonly version: number;
  readonly by: string;
  readonly actor: string;
  readonly now: number;
}
export type RolloutError = PublishError | { readonly code: 'policy/no-rollout' };

/** A first stage's part of a publication. */
export function staged(
  organisation: string,
  stage: RolloutStage,
  { by, now }: Pick<RolloutChange, 'by' | 'now'>,
): Pick<Publication, 'lane' | 'also' | 'detail'> {
  return {
    lane: 'staged',
    detail: `stages=${stagesText([stage])}`,
    async also(trx, version) {
      await trx
        .insertInto('policy_rollouts')
        .values({
          org_id: organisation,
          version,
          state: 'open',
          stages: JSON.stringify([stage]),
          salt: randomBytes(12).toString('base64url'),
          started_at: new Date(now),
          started_by: by,
        })
        .execute();
    },
  };
}

/** Gives the version to more devices: the former ones keep it. */
export async function widenRollout(
  db: Kysely<Tables>,
  organisation: string,
  stage: RolloutStage,
  change: RolloutChange,
): Promise<Result<null, { readonly code: 'policy/no-rollout' }>> {
  return db.transaction().execute(async (trx) => {
    await lockPublishing(trx);
    const rollout = await openRollout(trx, organisation);
    if (rollout === null || (await readHead(trx)).staged !== change.version)
      return fail({ code: 'policy/no-rollout' });
    const stages = [...rollout.stages.filter((older) => !covers(stage, older)), stage];
    await trx
      .updateTable('policy_rollouts')
      .set({ stages: JSON.stringify(stages) })
      .where('org_id', '=', organisation)
      .where('version', '=', rollout.version)
      .execute();
    await audit(trx, {
      org: organisation,
      actor: change.actor,
      action: 'policy.widen',
      target: `v${String(change.version)}`,
      detail: changed({ stages: stagesText(rollout.stages) }, { stages: stagesText(stages) }),
    });
    await announce(trx, change.version);
    return ok(null);
  });
}

/** Who is in them: `all:25%` or `sales,it:100%+all:5%`. */
const stagesText = (stages: readonly RolloutStage[]): string =>
  stages.map(({ groups, share }) => `${groups?.join(',') ?? 'all'}:${String(share)}%`).join('+');

const covers = (wide: RolloutStage, narrow: RolloutStage): boolean =>
  wide.share >= narrow.share &&
  (wide.groups === null || (narrow.groups?.every((group) => wide.groups?.includes(group)) ?? false));

/** Gives the version to everybody. The value is the version that everybody has then. */
export async function completeRollout(
  publisher: Publisher,
  change: RolloutChange,
): Promise<Result<number, RolloutError>> {
  const { db, organisation } = publisher;
  const completed = await db.transaction().execute(async (trx) => {
    await lockPublishing(trx);
    const head = await readHead(trx);
    if (head.staged !== change.version) return 'none';
    // What the others have was renewed since: they refuse a lower version.
    if (head.staged < head.active) return 'behind';
    await close(trx, organisation, change, 'completed');
    await announce(trx, change.version);
    return 'done';
  });
  if (completed === 'none') return fail({ code: 'policy/no-rollout' });
  if (completed === 'done') return ok(change.version);
  return republish(publisher, change, change.version, 'completed', 'Rolled out to everybody');
}

/** Takes the version back. Its devices have seen it and refuse an older one, so what was before gets a new number. */
export async function abortRollout(
  publisher: Publisher,
  change: RolloutChange & { readonly message: string },
): Promise<Result<number, RolloutError>> {
  const head = await readHead(publisher.db);
  if (head.staged !== change.version) return fail({ code: 'policy/no-rollout' });
  const message = `Took back version ${String(change.version)}: ${change.message}`;
  return republish(publisher, change, head.active, 'aborted', message);
}

async function republish(
  publisher: Publisher,
  change: RolloutChange,
  filesOf: number,
  state: 'completed' | 'aborted',
  message: string,
): Promise<Result<number, RolloutError>> {
  const { active, staged: under } = await readHead(publisher.db);
  const files = await readFiles(publisher.db, filesOf);
  if (files === null || under !== change.version) return fail({ code: 'policy/no-rollout' });
  return publishPolicy(publisher, {
    files: files.files,
    kind: state === 'aborted' ? 'rollback' : 'publish',
    basedOn: filesOf,
    baseVersion: active,
    message,
    examples: 'skip',
    duringRollout: 'allowed',
    by: change.by,
    actor: change.actor,
    now: change.now,
    also: (trx) => close(trx, publisher.organisation, change, state),
  });
}

async function close(
  trx: Transaction<Tables>,
  organisation: string,
  { version, actor, now }: RolloutChange,
  state: 'completed' | 'aborted',
): Promise<void> {
  const before = await openRollout(trx, organisation);
  await trx
    .updateTable('policies')
    .set(state === 'completed' ? { lane: 'all', everybodys_at: new Date(now) } : { lane: 'withdrawn' })
    .where('lane', '=', 'staged')
    .execute();
  await trx
    .updateTable('policy_rollouts')
    .set({ state })
    .where('org_id', '=', organisation)
    .where('state', '=', 'open')
    .execute();
  if (state === 'completed') await takeName(trx, version);
  const detail =
    before === null
      ? ''
      : `stages=${stagesText(before.stages)}→${state === 'completed' ? 'all:100%' : 'none'}`;
  const action = state === 'completed' ? 'policy.complete' : 'policy.abort';
  await audit(trx, { org: organisation, actor, action, target: `v${String(version)}`, detail });
}

async function takeName(trx: Transaction<Tables>, version: number): Promise<void> {
  const row = await trx
    .selectFrom('policies')
    .select('organisation_name')
    .where('version', '=', version)
    .executeTakeFirst();
  const name = row?.organisation_name;
  if (name !== undefined && name !== null) await trx.updateTable('organisation').set({ name }).execute();
}
