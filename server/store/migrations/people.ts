import type { Migration } from './migration.ts';

/** People who sign in, and what they may. */
export const peopleMigrations: readonly Migration[] = [
  {
    name: 'people-001-role',
    // Until then the first user was the only one, and might do everything.
    statement: "ALTER TABLE users ADD COLUMN role text NOT NULL DEFAULT 'administrator'",
  },
  {
    name: 'people-002-groups',
    statement: 'ALTER TABLE users ADD COLUMN groups jsonb',
  },
  {
    name: 'people-003-settings',
    statement: `CREATE TABLE settings (
      org_id uuid NOT NULL, key text NOT NULL, value jsonb NOT NULL, changed_at timestamptz NOT NULL,
      changed_by text NOT NULL, PRIMARY KEY (org_id, key))`,
  },
  {
    name: 'people-004-users',
    statement: `ALTER TABLE users ADD COLUMN email text, ADD COLUMN issuer text, ADD COLUMN subject text,
      ADD COLUMN password text, ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
      ADD COLUMN signed_in_at timestamptz, ADD COLUMN disabled_at timestamptz`,
  },
  {
    name: 'people-005-users-by-email',
    statement: 'CREATE UNIQUE INDEX users_by_email ON users (org_id, email)',
  },
  {
    name: 'people-006-users-by-subject',
    statement: 'CREATE UNIQUE INDEX users_by_subject ON users (org_id, issuer, subject)',
  },
  {
    name: 'people-007-sessions',
    // Sessions of servers of the first version count from the moment this was added.
    statement: `ALTER TABLE sessions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
      ADD COLUMN method text NOT NULL DEFAULT 'link', ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
      ADD COLUMN seen_at timestamptz, ADD COLUMN rotated_at timestamptz, ADD COLUMN previous_hash text,
      ADD COLUMN previous_until timestamptz, ADD COLUMN agent text NOT NULL DEFAULT '',
      ADD COLUMN address text NOT NULL DEFAULT ''`,
  },
  {
    name: 'people-008-sessions-by-previous',
    statement: 'CREATE INDEX sessions_by_previous ON sessions (previous_hash)',
  },
  {
    name: 'people-009-sessions-by-user',
    statement: 'CREATE INDEX sessions_by_user ON sessions (user_id)',
  },
  {
    name: 'people-010-api-tokens',
    statement: `CREATE TABLE api_tokens (
      org_id uuid NOT NULL, id uuid NOT NULL, hash text NOT NULL, name text NOT NULL, scopes jsonb NOT NULL,
      groups jsonb, created_by uuid NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
      used_at timestamptz, revoked_at timestamptz, PRIMARY KEY (org_id, id), UNIQUE (org_id, hash))`,
  },
  {
    name: 'people-011-sign-in-attempts',
    statement: `CREATE TABLE sign_in_attempts (
      org_id uuid NOT NULL, key text NOT NULL, count integer NOT NULL, blocked_until timestamptz NOT NULL,
      last_at timestamptz NOT NULL, PRIMARY KEY (org_id, key))`,
  },
  {
    name: 'people-012-groups',
    statement: `CREATE TABLE groups (
      org_id uuid NOT NULL, name text NOT NULL, parent text, PRIMARY KEY (org_id, name))`,
  },
  {
    name: 'people-013-group-members',
    // One team a person: a device belongs to one group, and a report counts nobody twice.
    statement: `CREATE TABLE group_members (
      org_id uuid NOT NULL, person text NOT NULL, group_name text NOT NULL, PRIMARY KEY (org_id, person))`,
  },
  {
    name: 'people-014-members-by-group',
    statement: 'CREATE INDEX members_by_group ON group_members (org_id, group_name, person)',
  },
  {
    name: 'people-015-disabled-by-provider',
    statement: 'ALTER TABLE users ADD COLUMN disabled_by_provider boolean NOT NULL DEFAULT false',
  },
  {
    name: 'people-016-groups-by-parent',
    statement: 'CREATE INDEX groups_by_parent ON groups (org_id, parent)',
  },
  {
    name: 'people-017-incident-views',
    statement: 'ALTER TABLE users ADD COLUMN incident_views jsonb',
  },
  {
    name: 'people-018-group-moves',
    // Devices that changed their group and may need another bundle: written with the move, gone when that is seen to.
    statement: `CREATE TABLE group_moves (
      org_id uuid NOT NULL, id uuid NOT NULL, from_group text NOT NULL, to_group text NOT NULL, PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'people-019-secret-used',
    statement: 'ALTER TABLE sessions ADD COLUMN secret_used boolean NOT NULL DEFAULT true',
  },
  {
    name: 'people-020-managers-of-named-groups',
    statement: `UPDATE users SET groups = '[]' WHERE role = 'manager' AND groups IS NULL`,
  },
];
