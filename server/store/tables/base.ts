import type { ColumnType, Generated } from 'kysely';
import type { DeviceRecord, PolicyFile } from '../../../lib/core/api/console.ts';
import type { DevicePublicKey } from '../../../lib/core/api/device.ts';
import type { PolicyKind } from '../../../lib/core/api/policy.ts';
import type { Incident } from '../../../lib/core/incident/incident.ts';
import type { AudienceCondition } from '../../../lib/core/policy/audience.ts';
import type { Json, MaybeTime, Time } from './columns.ts';
import type { TriageColumns } from './incidents.ts';

interface OrganisationTable {
  /** Always true: one organisation per installation. */
  singleton: Generated<boolean>;
  id: string;
  name: string;
  root_kid: string;
  /** Base64url, 32 bytes each. */
  pseudonym_key: string;
  access_key: string;
  /** Devices may have seen versions and manifests up to these, of a time that a restore threw away. */
  policy_floor: Generated<number>;
  manifest_floor: Generated<number>;
}
interface SigningKeyTable {
  kid: string;
  public_jwk: Json<{ kty: 'OKP'; crv: 'Ed25519'; x: string }>;
  private_jwk: Json<Record<string, string>>;
  not_before: Time;
  not_after: Time;
}
interface KeyManifestTable {
  serial: number;
  jws: string;
  expires_at: Time;
  stored_at: ColumnType<Date | null, Date | undefined, Date>;
}
interface PolicyTable {
  version: number;
  published_at: Time;
  published_by: string;
  message: string;
  expires_at: Time;
  files: Json<PolicyFile[]>;
  /** Of the standard audience, signed: what older servers hand to everybody. */
  bundle: string;
  lane: ColumnType<PolicyLane, PolicyLane | undefined, PolicyLane>;
  kind: ColumnType<PolicyKind, PolicyKind | undefined, PolicyKind>;
  /** The version it replaced or, of a rollback and a renewal, whose files it has. */
  based_on: ColumnType<number | null, number | null | undefined, number | null>;
  /** `filesHash`; null in rows of older servers. */
  files_hash: ColumnType<string | null, string | undefined, string>;
  published_actor: ColumnType<string | null, string | undefined, string>;
  audiences: ColumnType<AudienceCondition[], string | undefined, string>;
  organisation_name: ColumnType<string | null, string | undefined, string>;
  /** When a rollout that ended gave it to everybody; null where it was everybody's as it was published. */
  everybodys_at: ColumnType<Date | null, undefined, Date>;
}
/** For everybody, for the devices of the rollout that is under way, or taken back. */
export type PolicyLane = 'all' | 'staged' | 'withdrawn';
interface EnrolmentCodeTable {
  org_id: string;
  id: string;
  token_hash: string;
  group_name: string;
  max_uses: number;
  uses: Generated<number>;
  expires_at: Time;
  created_by: string;
  /** Null for codes of the first version. */
  created_at: MaybeTime;
  revoked_at: MaybeTime;
}
interface DeviceTable {
  org_id: string;
  id: string;
  key_id: string;
  public_key: Json<DevicePublicKey>;
  label: string;
  person: string | null;
  group_name: string;
  client: Json<DeviceRecord['client']>;
  policy_version: Generated<number>;
  queued: Generated<number>;
  adapters: ColumnType<DeviceRecord['adapters'], string | undefined, string>;
  refused_policy: string | null;
  /** The enrolment code it came by; null for devices of the first version. */
  code_id: string | null;
  /** Null until a heartbeat of a client that tells. */
  installation: ColumnType<DeviceRecord['installation'], string | null | undefined, string | null>;
  asset: string | null;
  replaced_by: string | null;
  replaced_at: MaybeTime;
  enrolled_at: Time;
  last_seen_at: MaybeTime;
  revoked_at: MaybeTime;
}
interface NonceTable {
  org_id: string;
  key_id: string;
  nonce: string;
  expires_at: Time;
}
interface IncidentTable extends TriageColumns {
  org_id: string;
  device_id: string;
  /** `YYYY-MM-DD`: the pool reads dates as text. */
  day: string;
  id: string;
  at: Time;
  received_at: Generated<Date>;
  platform: string;
  channel: string;
  action: string;
  outcome: string;
  severity: string;
  pack: string;
  rule: string;
  body: Json<Incident>;
}
interface SignInLinkTable {
  hash: string;
  user_id: string;
  expires_at: Time;
  used_at: MaybeTime;
}

/** The first version's tables. */
export interface BaseTables {
  organisation: OrganisationTable;
  signing_keys: SigningKeyTable;
  key_manifests: KeyManifestTable;
  policies: PolicyTable;
  enrolment_codes: EnrolmentCodeTable;
  devices: DeviceTable;
  nonces: NonceTable;
  incidents: IncidentTable;
  sign_in_links: SignInLinkTable;
}
