import type { ColumnType } from 'kysely';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import type { FileEdit, ProposalState } from '../../../lib/core/api/drafts.ts';
import type { RolloutStage } from '../../../lib/core/api/policy.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

interface PolicyBundleTable {
  org_id: string;
  /** SHA-256 of the answer to a device, hex. */
  hash: string;
  /** Of the answer, not compressed. */
  bytes: number;
  gzip: Buffer;
  brotli: Buffer;
}
interface PolicyAudienceTable {
  org_id: string;
  version: number;
  /** As `audienceReader` writes it. */
  audience: string;
  hash: string;
}
interface PolicyRolloutTable {
  org_id: string;
  /** The one it began with; a renewal meanwhile has a higher one. */
  version: number;
  state: 'open' | 'completed' | 'aborted';
  stages: Json<RolloutStage[]>;
  /** So that it is not the same devices each time. */
  salt: string;
  started_at: Time;
  started_by: string;
}
interface PolicyDraftTable {
  org_id: string;
  id: string;
  /** As the audit trail names people. */
  author: string;
  author_name: string;
  title: string;
  base_version: number;
  edits: Json<FileEdit[]>;
  revision: number;
  updated_at: Time;
}
interface PolicyProposalTable {
  org_id: string;
  id: string;
  state: ProposalState;
  proposer: string;
  proposer_name: string;
  created_at: Time;
  message: string;
  base_version: number;
  files: Json<PolicyFile[]>;
  publish_at: MaybeTime;
  rollout: ColumnType<RolloutStage | null, string | null, string | null>;
  reviewer: string | null;
  reviewer_name: string | null;
  note: string | null;
  version: number | null;
  problem: string | null;
}
interface PendingKeyTable {
  org_id: string;
  kid: string;
  public_jwk: Json<{ kty: 'OKP'; crv: 'Ed25519'; x: string }>;
  private_jwk: Json<Record<string, string>>;
  not_before: Time;
  not_after: Time;
}

export interface PolicyTables {
  policy_drafts: PolicyDraftTable;
  policy_proposals: PolicyProposalTable;
  pending_keys: PendingKeyTable;
  policy_rollouts: PolicyRolloutTable;
  policy_bundles: PolicyBundleTable;
  policy_audiences: PolicyAudienceTable;
}
