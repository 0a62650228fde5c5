import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { Proposal, ProposalRequest, ProposalState } from '../../lib/core/api/drafts.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { readSetting } from '../settings/setting.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import { organisationLocks } from '../store/locks.ts';
import type { Tables } from '../store/tables.ts';
import { reviewSetting } from './review-setting.ts';

export type ProposalRow = Selectable<Tables['policy_proposals']>;

/** Whether somebody else must approve new files. */
export async function needsReview(db: Kysely<Tables>, organisation: string): Promise<boolean> {
  return (await readSetting(db, organisation, reviewSetting)) === 'second-person';
}

/**
 * Stores checked files to be published later. Without a time it waits for a second person, as it does when the
 * organisation wants one. The same again, while it is open, is that proposal: a pipeline may run twice.
 */
export async function createProposal(
  db: Kysely<Tables>,
  who: Principal,
  request: ProposalRequest,
  now: number,
): Promise<{ readonly row: ProposalRow; readonly isNew: boolean }> {
  const org = who.organisation.id;
  const waits = request.publishAt === null || (await needsReview(db, org));
  const id = randomUUID();
  return db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${organisationLocks.proposals}, hashtext(${org}))`.execute(trx);
    const open = await findSame(trx, who, request);
    if (open !== undefined) return { row: open, isNew: false };
    const row = await trx
      .insertInto('policy_proposals')
      .values({
        org_id: org,
        id,
        state: waits ? 'review' : 'scheduled',
        proposer: who.actor,
        proposer_name: who.name,
        created_at: new Date(now),
        message: request.message,
        base_version: request.baseVersion,
        files: JSON.stringify(request.files),
        publish_at: request.publishAt,
        rollout: request.rollout === undefined ? null : JSON.stringify(request.rollout),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(trx, { org, actor: who.actor, action: 'policy.propose', target: id });
    return { row, isNew: true };
  });
}

/** Open, by the same person or token, of the same files on the same version, for the same time. */
function findSame(
  trx: Transaction<Tables>,
  who: Principal,
  { baseVersion, files, publishAt, rollout }: ProposalRequest,
): Promise<ProposalRow | undefined> {
  const stage = rollout === undefined ? null : JSON.stringify(rollout);
  return trx
    .selectFrom('policy_proposals')
    .selectAll()
    .where('org_id', '=', who.organisation.id)
    .where('state', 'in', ['review', 'scheduled'])
    .where('proposer', '=', who.actor)
    .where('base_version', '=', baseVersion)
    .where(sql<boolean>`files = ${JSON.stringify(files)}::jsonb`)
    .where(sql<boolean>`publish_at IS NOT DISTINCT FROM ${publishAt}::timestamptz`)
    .where(sql<boolean>`rollout IS NOT DISTINCT FROM ${stage}::jsonb`)
    .executeTakeFirst();
}

export async function findProposal(
  db: Kysely<Tables>,
  organisation: string,
  id: string,
): Promise<ProposalRow | null> {
  const row = await db
    .selectFrom('policy_proposals')
    .selectAll()
    .where('org_id', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What of a proposal is shown: without its files, which are megabytes. */
const shownColumns = [
  ...(['id', 'state', 'proposer', 'proposer_name', 'created_at', 'message', 'base_version'] as const),
  ...(['publish_at', 'rollout', 'reviewer_name', 'note', 'version', 'problem'] as const),
] as const;
type ShownRow = Pick<ProposalRow, (typeof shownColumns)[number]>;

export async function listProposals(
  db: Kysely<Tables>,
  who: Principal,
  page: { readonly cursor: Cursor | null; readonly limit: number; readonly waiting: boolean },
): Promise<Page<Proposal>> {
  const { cursor, waiting } = page;
  const rows = await db
    .selectFrom('policy_proposals')
    .select(shownColumns)
    .where('org_id', '=', who.organisation.id)
    .$if(waiting, (query) => query.where('state', 'in', ['review', 'scheduled']))
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit).map((row) => showProposal(row, who));
  const last = items.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return { items, next: more ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}

/** Refused by a second person, or cancelled by whoever may publish. Only while it waits. */
export async function endProposal(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
  state: 'refused' | 'cancelled',
  note: string | null,
): Promise<Result<ProposalRow, 'request/not-found' | 'proposal/decided'>> {
  const org = who.organisation.id;
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('policy_proposals')
      .set({ state, reviewer: who.actor, reviewer_name: who.name, note })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('state', 'in', state === 'refused' ? ['review'] : ['review', 'scheduled'])
      .returningAll()
      .executeTakeFirst();
    if (row === undefined)
      return fail((await findProposal(trx, org, id)) === null ? 'request/not-found' : 'proposal/decided');
    const action = state === 'refused' ? 'policy.refuse' : 'policy.cancel';
    await audit(trx, { org, actor: who.actor, action, target: id });
    return ok(row);
  });
}

/** Who is named for the version that a proposal becomes. */
export const creditOf = (proposer: string, reviewer: string | null): string =>
  reviewer === null ? proposer : `${proposer}, approved by ${reviewer}`;

export function showProposal(row: ShownRow, who: Pick<Principal, 'actor'>): Proposal {
  const state: ProposalState = row.state;
  return {
    id: row.id,
    state,
    proposer: row.proposer_name,
    mine: row.proposer === who.actor,
    createdAt: row.created_at.toISOString(),
    message: row.message,
    baseVersion: row.base_version,
    publishAt: row.publish_at?.toISOString() ?? null,
    rollout: row.rollout,
    reviewer: row.reviewer_name,
    note: row.note,
    version: row.version,
    problem: row.problem,
  };
}
