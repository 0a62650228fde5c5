import type { RolloutStage } from '../../../lib/core/api/policy.ts';
import type { Json, Time } from './columns.ts';

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

export interface PolicyTables {
  policy_rollouts: PolicyRolloutTable;
  policy_bundles: PolicyBundleTable;
  policy_audiences: PolicyAudienceTable;
}
