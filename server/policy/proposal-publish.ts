import type { Transaction } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { actorMay } from '../auth/actor-rights.ts';
import type { Principal } from '../auth/principal.ts';
import type { Log } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import { creditOf, findProposal, needsReview } from './proposals.ts';
import type { ProposalRow } from './proposals.ts';
import { publishPolicy } from './publish.ts';
import type { Publisher, PublishError } from './publish.ts';
import { staged } from './rollout-changes.ts';

export type ApproveError =
  PublishError | { readonly code: 'request/not-found' | 'proposal/decided' | 'policy/own-review' };

/** A second person's yes: published at once, or when its time comes. The value is the proposal as it is then. */
export async function approveProposal(
  publisher: Publisher,
  who: Principal,
  id: string,
  note: string | null,
  now: number,
): Promise<Result<ProposalRow, ApproveError>> {
  const { db, organisation } = publisher;
  const row = await findProposal(db, organisation, id);
  if (row === null) return fail({ code: 'request/not-found' });
  if (await isOwn(db, row, who)) return fail({ code: 'policy/own-review' });
  if (row.state !== 'review') return fail({ code: 'proposal/decided' });
  const review = { reviewer: who.actor, reviewer_name: who.name, note };
  if (row.publish_at !== null && row.publish_at.getTime() > now) {
    const isFirst = await db.transaction().execute(async (trx) => {
      const changed = await mark(trx, row, 'review', { state: 'scheduled', ...review });
      if (changed)
        await audit(trx, { org: organisation, actor: who.actor, action: 'policy.approve', target: id });
      return changed;
    });
    if (!isFirst) return fail({ code: 'proposal/decided' });
  } else {
    const published = await publishProposal(publisher, row, review, now);
    if (!published.ok) return published;
  }
  const after = await findProposal(db, organisation, id);
  return after === null ? fail({ code: 'request/not-found' }) : ok(after);
}

/** Also what an API token proposed that they made: it is they who hold it. */
async function isOwn(
  db: Publisher['db'],
  { org_id, proposer }: ProposalRow,
  who: Principal,
): Promise<boolean> {
  if (proposer === who.actor) return true;
  const [kind, id = ''] = proposer.split(':', 2);
  if (kind !== 'token') return false;
  const token = await db
    .selectFrom('api_tokens')
    .select('created_by')
    .where('org_id', '=', org_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return token?.created_by === who.id;
}

/**
 * Publishes what is due. What nobody approved waits for a second person if one is wanted by now, and so does what was
 * decided by somebody who may not publish any more. Safe with several servers: the proposal's state is changed in the
 * publishing transaction.
 */
export async function publishDue(publisher: Publisher, now: number, log: Log): Promise<void> {
  const due = await publisher.db
    .selectFrom('policy_proposals')
    .selectAll()
    .where('org_id', '=', publisher.organisation)
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', new Date(now))
    .orderBy('publish_at')
    .execute();
  const wantsReview = due.length > 0 && (await needsReview(publisher.db, publisher.organisation));
  for (const row of due) {
    const { db, organisation } = publisher;
    const decider = row.reviewer ?? row.proposer;
    const mayPublish = await actorMay(db, organisation, decider, 'policy.publish', now);
    if ((wantsReview && row.reviewer === null) || !mayPublish) {
      await db.transaction().execute((trx) => mark(trx, row, 'scheduled', { state: 'review' }));
      continue;
    }
    const { reviewer, reviewer_name, note } = row;
    const published = await publishProposal(publisher, row, { reviewer, reviewer_name, note }, now);
    if (published.ok) log.info('policy-published-as-scheduled', { version: published.value });
    else log.warn('policy-schedule-not-published', { code: published.error.code });
  }
}

interface Review {
  readonly reviewer: string | null;
  readonly reviewer_name: string | null;
  readonly note: string | null;
}
/** Somebody else decided it in the meantime: ends the transaction. */
class ProposalDecided extends Error {}

async function publishProposal(
  publisher: Publisher,
  row: ProposalRow,
  review: Review,
  now: number,
): Promise<Result<number, PublishError | { readonly code: 'proposal/decided' }>> {
  const { organisation } = publisher;
  const by = creditOf(row.proposer_name, review.reviewer_name);
  const lane = row.rollout === null ? {} : staged(organisation, row.rollout, { by, now });
  try {
    const published = await publishPolicy(publisher, {
      ...lane,
      // Who proposed it: the entry's actor is whoever approved.
      detail: ['detail' in lane ? lane.detail : '', `proposal=${row.id} proposer=${row.proposer}`]
        .join(' ')
        .trim(),
      files: row.files,
      kind: 'publish',
      message: row.message,
      by,
      actor: review.reviewer ?? row.proposer,
      baseVersion: row.base_version,
      now,
      async also(trx, version) {
        await lane.also?.(trx, version);
        const isOpen = await mark(trx, row, row.state, { state: 'published', version, ...review });
        if (!isOpen) throw new ProposalDecided();
      },
    });
    if (!published.ok) await noteFailure(publisher, row, published.error.code);
    return published;
  } catch (error) {
    if (error instanceof ProposalDecided) return fail({ code: 'proposal/decided' });
    throw error;
  }
}

/** What can never be published is over; anything else is tried again. */
async function noteFailure({ db }: Publisher, row: ProposalRow, code: PublishError['code']): Promise<void> {
  if (code !== 'policy/conflict' && code !== 'policy/problems') return;
  await db.transaction().execute((trx) => mark(trx, row, row.state, { state: 'failed', problem: code }));
}

async function mark(
  trx: Transaction<Tables>,
  { org_id, id }: ProposalRow,
  from: ProposalRow['state'],
  values: Partial<Pick<ProposalRow, 'state' | 'version' | 'problem' | keyof Review>>,
): Promise<boolean> {
  const changed = await trx
    .updateTable('policy_proposals')
    .set(values)
    .where('org_id', '=', org_id)
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}
