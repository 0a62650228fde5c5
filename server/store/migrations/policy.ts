import type { Migration } from './migration.ts';

/** A restore adds it to the schema of an older backup, so it may be there. */
export const restoredFloors = `ALTER TABLE organisation
  ADD COLUMN IF NOT EXISTS policy_floor integer NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS manifest_floor integer NOT NULL DEFAULT 0`;

/** Versions with a history, bundles for audiences, rollouts in stages, drafts, proposals, keys that can be revoked. */
export const policyMigrations: readonly Migration[] = [
  {
    name: 'policy-001-versions',
    // An older server publishes rows with these defaults: for everybody, and no rule that is for some groups only.
    statement: `ALTER TABLE policies
      ADD COLUMN lane text NOT NULL DEFAULT 'all', ADD COLUMN kind text NOT NULL DEFAULT 'publish',
      ADD COLUMN based_on integer, ADD COLUMN files_hash text, ADD COLUMN published_actor text,
      ADD COLUMN audiences jsonb NOT NULL DEFAULT '[]'`,
  },
  {
    name: 'policy-002-bundles',
    statement: `CREATE TABLE policy_bundles (
      org_id uuid NOT NULL, hash text NOT NULL, bytes integer NOT NULL, gzip bytea NOT NULL, brotli bytea NOT NULL,
      PRIMARY KEY (org_id, hash))`,
  },
  {
    name: 'policy-003-audiences',
    statement: `CREATE TABLE policy_audiences (
      org_id uuid NOT NULL, version integer NOT NULL, audience text NOT NULL, hash text NOT NULL,
      PRIMARY KEY (org_id, version, audience))`,
  },
  {
    name: 'policy-004-rollouts',
    statement: `CREATE TABLE policy_rollouts (
      org_id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, stages jsonb NOT NULL, salt text NOT NULL,
      started_at timestamptz NOT NULL, started_by text NOT NULL, PRIMARY KEY (org_id, version))`,
  },
  {
    name: 'policy-005-one-rollout',
    statement: `CREATE UNIQUE INDEX policy_rollouts_open ON policy_rollouts (org_id) WHERE state = 'open'`,
  },
  {
    name: 'policy-006-organisation-name',
    statement: 'ALTER TABLE policies ADD COLUMN organisation_name text',
  },
  {
    name: 'policy-007-pending-keys',
    // Apart from signing_keys: an older server would sign with the newest it finds there.
    statement: `CREATE TABLE pending_keys (
      org_id uuid NOT NULL, kid text NOT NULL, public_jwk jsonb NOT NULL, private_jwk jsonb NOT NULL,
      not_before timestamptz NOT NULL, not_after timestamptz NOT NULL, PRIMARY KEY (org_id, kid))`,
  },
  {
    name: 'policy-008-manifest-stored',
    statement: 'ALTER TABLE key_manifests ADD COLUMN stored_at timestamptz',
  },
  {
    name: 'policy-009-drafts',
    statement: `CREATE TABLE policy_drafts (
      org_id uuid NOT NULL, id uuid NOT NULL, author text NOT NULL, author_name text NOT NULL, title text NOT NULL,
      base_version integer NOT NULL, edits jsonb NOT NULL, revision integer NOT NULL, updated_at timestamptz NOT NULL,
      PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'policy-010-drafts-newest-first',
    statement: 'CREATE INDEX policy_drafts_newest_first ON policy_drafts (org_id, updated_at DESC)',
  },
  {
    name: 'policy-011-proposals',
    statement: `CREATE TABLE policy_proposals (
      org_id uuid NOT NULL, id uuid NOT NULL, state text NOT NULL, proposer text NOT NULL, proposer_name text NOT NULL,
      created_at timestamptz NOT NULL, message text NOT NULL, base_version integer NOT NULL, files jsonb NOT NULL,
      publish_at timestamptz, rollout jsonb, reviewer text, reviewer_name text, note text, version integer, problem text,
      PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'policy-012-proposals-newest-first',
    statement:
      'CREATE INDEX policy_proposals_newest_first ON policy_proposals (org_id, created_at DESC, id DESC)',
  },
  { name: 'policy-013-restored-floors', statement: restoredFloors },
  {
    name: 'policy-014-everybodys-since',
    statement: 'ALTER TABLE policies ADD COLUMN everybodys_at timestamptz',
  },
];
