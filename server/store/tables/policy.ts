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
interface PendingKeyTable {
  org_id: string;
  kid: string;
  public_jwk: Json<{ kty: 'OKP'; crv: 'Ed25519'; x: string }>;
  private_jwk: Json<Record<string, string>>;
  not_before: Time;
  not_after: Time;
}

export interface PolicyTables {
  pending_keys: PendingKeyTable;
  policy_rollouts: PolicyRolloutTable;
  policy_bundles: PolicyBundleTable;
  policy_audiences: PolicyAudienceTable;
}
