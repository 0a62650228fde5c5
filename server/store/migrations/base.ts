import type { Migration } from './migration.ts';

/** The first version's tables. */
export const baseMigrations: readonly Migration[] = [
  {
    name: '001-organisation',
    statement: `CREATE TABLE organisation (
      singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
      id uuid NOT NULL, name text NOT NULL, root_kid text NOT NULL,
      pseudonym_key text NOT NULL, access_key text NOT NULL)`,
  },
  {
    name: '002-signing-keys',
    statement: `CREATE TABLE signing_keys (
      kid text PRIMARY KEY, public_jwk jsonb NOT NULL, private_jwk jsonb NOT NULL,
      not_before timestamptz NOT NULL, not_after timestamptz NOT NULL)`,
  },
  {
    name: '003-key-manifests',
    statement: `CREATE TABLE key_manifests (
      serial integer PRIMARY KEY, jws text NOT NULL, expires_at timestamptz NOT NULL)`,
  },
  {
    name: '004-policies',
    statement: `CREATE TABLE policies (
      version integer PRIMARY KEY, published_at timestamptz NOT NULL, published_by text NOT NULL,
      message text NOT NULL, expires_at timestamptz NOT NULL, files jsonb NOT NULL, bundle text NOT NULL)`,
  },
  {
    name: '005-enrolment-codes',
    statement: `CREATE TABLE enrolment_codes (
      org_id uuid NOT NULL, id uuid NOT NULL, token_hash text NOT NULL, group_name text NOT NULL,
      max_uses integer NOT NULL, uses integer NOT NULL DEFAULT 0, expires_at timestamptz NOT NULL,
      created_by text NOT NULL, PRIMARY KEY (org_id, id), UNIQUE (org_id, token_hash))`,
  },
  {
    name: '006-devices',
    statement: `CREATE TABLE devices (
      org_id uuid NOT NULL, id uuid NOT NULL, key_id text NOT NULL, public_key jsonb NOT NULL, label text NOT NULL,
      person text, group_name text NOT NULL, client jsonb NOT NULL, policy_version integer NOT NULL DEFAULT 0,
      queued bigint NOT NULL DEFAULT 0, adapters jsonb NOT NULL DEFAULT '[]', refused_policy text,
      enrolled_at timestamptz NOT NULL, last_seen_at timestamptz, revoked_at timestamptz,
      PRIMARY KEY (org_id, id), UNIQUE (org_id, key_id))`,
  },
  {
    name: '007-devices-by-enrolment',
    statement: 'CREATE INDEX devices_by_enrolment ON devices (org_id, enrolled_at DESC, id DESC)',
  },
  {
    name: '008-nonces',
    statement: `CREATE TABLE nonces (
      org_id uuid NOT NULL, key_id text NOT NULL, nonce text NOT NULL, expires_at timestamptz NOT NULL,
      PRIMARY KEY (org_id, key_id, nonce))`,
  },
  {
    name: '009-nonces-by-expiry',
    statement: 'CREATE INDEX nonces_by_expiry ON nonces (expires_at)',
  },
  {
    name: '010-incidents',
    statement: `CREATE TABLE incidents (
      org_id uuid NOT NULL, device_id uuid NOT NULL, day date NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL,
      received_at timestamptz NOT NULL DEFAULT clock_timestamp(), platform text NOT NULL, channel text NOT NULL,
      action text NOT NULL, outcome text NOT NULL, severity text NOT NULL, pack text NOT NULL, rule text NOT NULL,
      body jsonb NOT NULL, PRIMARY KEY (org_id, device_id, day, id)) PARTITION BY RANGE (day)`,
  },
  {
    name: '011-incidents-newest-first',
    statement: 'CREATE INDEX incidents_newest_first ON incidents (org_id, at DESC, id DESC, device_id DESC)',
  },
  {
    name: '012-users',
    statement: `CREATE TABLE users (
      org_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (org_id, id))`,
  },
  {
    name: '013-sign-in-links',
    statement: `CREATE TABLE sign_in_links (
      hash text PRIMARY KEY, user_id uuid NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz)`,
  },
  {
    name: '014-sessions',
    statement: `CREATE TABLE sessions (
      hash text PRIMARY KEY, user_id uuid NOT NULL, expires_at timestamptz NOT NULL)`,
  },
  {
    name: '015-audit',
    statement: `CREATE TABLE audit (
      org_id uuid NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
      actor text NOT NULL, action text NOT NULL, target text NOT NULL, PRIMARY KEY (org_id, id))`,
  },
];
