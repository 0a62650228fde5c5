import type { PolicyFile } from './console.ts';
import type { RolloutStage } from './policy.ts';

/**
 * Edits that are not published: drafts, which people work on, and proposals, which wait for a second person, for a time,
 * or for both. Conventions as in console.ts.
 *
 * | Method and path                      | Body → answer                                                        |
 * |--------------------------------------|----------------------------------------------------------------------|
 * | GET    /api/policy/drafts            | ?all=1 (else one's own) → { items: DraftSummary[] }, newest first     |
 * | POST   /api/policy/drafts            | { title, baseVersion, edits } → 201 Draft                            |
 * | GET    /api/policy/drafts/:id        | → Draft                                                              |
 * | PUT    /api/policy/drafts/:id        | SaveDraftRequest → Draft, or 409 `draft/revision`                    |
 * | DELETE /api/policy/drafts/:id        | → 204                                                                |
 * | GET    /api/policy/drafts/:id/files  | → PolicyFiles as they would be published                             |
 * | GET    /api/policy/drafts/:id/diff   | → PolicyDiff against what is in force                                |
 * | POST   /api/policy/drafts/:id/rebase | { revision, keepMine, onto? } → Draft, or 409 `draft/conflict`; 409 `policy/conflict` where another than `onto` is in force |
 * | POST   /api/policy/drafts/:id/publish | { revision, message, rollout? } → PublishAnswer; the draft is gone then |
 * | GET    /api/policy/proposals         | ?cursor=&limit=&state=waiting → Page of Proposal, newest first       |
 * | POST   /api/policy/proposals         | ProposalRequest → 201 ProposeAnswer, 200 where it is open already, or 422 CheckAnswer |
 * | GET    /api/policy/proposals/:id     | → Proposal                                                           |
 * | GET    /api/policy/proposals/:id/files | → PolicyFiles as they would be published                          |
 * | GET    /api/policy/proposals/:id/diff | → PolicyDiff against its base                                       |
 * | POST   /api/policy/proposals/:id/approve | { note } → Proposal; 403 `policy/own-review` for one's own        |
 * | POST   /api/policy/proposals/:id/refuse  | { note } → Proposal                                               |
 * | DELETE /api/policy/proposals/:id     | → 204: cancelled                                                     |
 */
export interface FileEdit {
  readonly path: string;
  /** Null: the file is removed. */
  readonly text: string | null;
}

export interface DraftSummary {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly mine: boolean;
  readonly baseVersion: number;
  /** Grows with every save. */
  readonly revision: number;
  readonly updatedAt: string;
}
export interface Draft extends DraftSummary {
  /** What differs from the base version. */
  readonly edits: readonly FileEdit[];
  /** Whether another policy is in force than the draft began with. */
  readonly behind: boolean;
  /** Files that were changed both here and in what is in force since. */
  readonly conflicts: readonly string[];
}
export interface SaveDraftRequest {
  /** The one that the person saw last; another by now means that somebody else saved (409). */
  readonly revision: number;
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

export interface ProposalRequest {
  readonly files: readonly PolicyFile[];
  readonly message: string;
  readonly baseVersion: number;
  /** RFC 3339; null: as soon as it is approved. */
  readonly publishAt: string | null;
  readonly rollout?: RolloutStage | undefined;
}
export type ProposalState = 'review' | 'scheduled' | 'published' | 'refused' | 'cancelled' | 'failed';
export interface Proposal {
  readonly id: string;
  readonly state: ProposalState;
  readonly proposer: string;
  readonly mine: boolean;
  readonly createdAt: string;
  readonly message: string;
  readonly baseVersion: number;
  readonly publishAt: string | null;
  readonly rollout: RolloutStage | null;
  readonly reviewer: string | null;
  readonly note: string | null;
  /** The version it became. */
  readonly version: number | null;
  /** Why it failed, such as `policy/conflict`. */
  readonly problem: string | null;
}
export interface ProposeAnswer extends Proposal {
  /** False: the same person or token had proposed these files already, and it still waits. */
  readonly isNew: boolean;
}
