import type { Page, PolicyFiles, PublishAnswer } from '../../lib/core/api/console.ts';
import type {
  Draft,
  DraftSummary,
  FileEdit,
  Proposal,
  ProposalRequest,
  SaveDraftRequest,
} from '../../lib/core/api/drafts.ts';
import type { PolicyVersion, RollbackRequest, Rollout, RolloutStage } from '../../lib/core/api/policy.ts';
import type { PolicyDiff } from '../../lib/core/policy/diff/policy-diff.ts';
import { ok } from '../../lib/core/result.ts';
import { nothing, search, type Answered, type Call } from '../api/call.ts';
import {
  draft,
  draftSummary,
  policyDiff,
  policyFiles,
  policyVersion,
  proposal,
  publishAnswer,
  rollout,
} from '../../lib/core/api/answers/policy.ts';
import { listOf, pageOf } from '../../lib/core/api/answers/shapes.ts';

export interface PublishDraftRequest {
  readonly revision: number;
  readonly message: string;
  /** Absent: everybody. */
  readonly rollout?: RolloutStage | undefined;
}

/** The life of a change: drafts, proposals, versions, rollouts (lib/core/api/drafts.ts and policy.ts). */
export interface VersionsApi {
  drafts(all: boolean): Answered<{ readonly items: readonly DraftSummary[] }>;
  draft(id: string): Answered<Draft>;
  createDraft(draft: {
    readonly title: string;
    readonly baseVersion: number;
    readonly edits: readonly FileEdit[];
  }): Answered<Draft>;
  saveDraft(id: string, request: SaveDraftRequest): Answered<Draft>;
  deleteDraft(id: string): Answered<null>;
  draftDiff(id: string): Answered<PolicyDiff>;
  /** `onto`: the version that was seen; `policy/conflict` when another is in force by now. */
  rebaseDraft(id: string, revision: number, onto: number): Answered<Draft>;
  publishDraft(id: string, request: PublishDraftRequest): Answered<PublishAnswer>;
  /** The newest first; only those that wait, or of any state. */
  proposals(which: 'waiting' | 'all'): Answered<Page<Proposal>>;
  proposal(id: string): Answered<Proposal>;
  proposalDiff(id: string): Answered<PolicyDiff>;
  proposalFiles(id: string): Answered<PolicyFiles>;
  propose(request: ProposalRequest): Answered<Proposal>;
  approve(id: string, note: string | null): Answered<Proposal>;
  refuse(id: string, note: string | null): Answered<Proposal>;
  cancelProposal(id: string): Answered<null>;
  versions(cursor: string | null): Answered<Page<PolicyVersion>>;
  version(version: number): Answered<PolicyVersion>;
  filesOf(version: number): Answered<PolicyFiles>;
  diff(from: number, to: number): Answered<PolicyDiff>;
  /** Against what is in force. */
  diffOfFiles(files: PolicyFiles): Answered<PolicyDiff>;
  rollback(request: RollbackRequest): Answered<PublishAnswer>;
  /** Null: none is under way. */
  rollout(): Answered<Rollout | null>;
  widen(version: number, stage: RolloutStage): Answered<Rollout>;
  complete(version: number): Answered<PublishAnswer>;
  abort(version: number, message: string): Answered<PublishAnswer>;
}

export function createVersionsApi(call: Call): VersionsApi {
  const drafts = '/api/policy/drafts';
  const proposals = '/api/policy/proposals';
  const one = (folder: string, id: string, what = '') => `${folder}/${encodeURIComponent(id)}${what}`;
  return {
    drafts: (all) => call('GET', `${drafts}?${search({ all: all ? 1 : 0 })}`, listOf(draftSummary)),
    draft: (id) => call('GET', one(drafts, id), draft),
    createDraft: (made) => call('POST', drafts, draft, made),
    saveDraft: (id, request) => call('PUT', one(drafts, id), draft, request),
    draftDiff: (id) => call('GET', one(drafts, id, '/diff'), policyDiff),
    deleteDraft: (id) => call('DELETE', one(drafts, id), nothing),
    rebaseDraft: (id, revision, onto) =>
      call('POST', one(drafts, id, '/rebase'), draft, { revision, onto, keepMine: true }),
    publishDraft: (id, request) => call('POST', one(drafts, id, '/publish'), publishAnswer, request),
    proposals: (which) => {
      const state = which === 'waiting' ? which : null;
      return call('GET', `${proposals}?${search({ state, limit: 200 })}`, pageOf(proposal));
    },
    proposal: (id) => call('GET', one(proposals, id), proposal),
    proposalDiff: (id) => call('GET', one(proposals, id, '/diff'), policyDiff),
    proposalFiles: (id) => call('GET', one(proposals, id, '/files'), policyFiles),
    propose: (request) => call('POST', proposals, proposal, request),
    approve: (id, note) => call('POST', one(proposals, id, '/approve'), proposal, { note }),
    refuse: (id, note) => call('POST', one(proposals, id, '/refuse'), proposal, { note }),
    cancelProposal: (id) => call('DELETE', one(proposals, id), nothing),
    versions: (cursor) =>
      call('GET', `/api/policy/versions?${search({ cursor, limit: 50 })}`, pageOf(policyVersion)),
    version: (version) => call('GET', `/api/policy/versions/${String(version)}`, policyVersion),
    filesOf: (version) => call('GET', `/api/policy/files?${search({ version })}`, policyFiles),
    diff: (from, to) => call('GET', `/api/policy/diff?${search({ from, to })}`, policyDiff),
    diffOfFiles: (files) => call('POST', '/api/policy/diff', policyDiff, files),
    rollback: (request) => call('POST', '/api/policy/rollback', publishAnswer, request),
    // Asked for only when there is one: that there is none would be an error in the browser's log, every time.
    async rollout() {
      const newest = await call('GET', '/api/policy/versions?limit=20', pageOf(policyVersion));
      if (!newest.ok) return newest;
      if (!newest.value.items.some(({ state }) => state === 'staged')) return ok(null);
      return call('GET', '/api/policy/rollout', rollout);
    },
    widen: (version, stage) => call('POST', '/api/policy/rollout/widen', rollout, { version, ...stage }),
    complete: (version) => call('POST', '/api/policy/rollout/complete', publishAnswer, { version }),
    abort: (version, message) =>
      call('POST', '/api/policy/rollout/abort', publishAnswer, { version, message }),
  };
}
