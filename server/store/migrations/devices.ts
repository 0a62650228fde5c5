import type { Migration } from './migration.ts';

/** Enrolment, what devices say of themselves, whom to expect, and alerts. */
export const devicesMigrations: readonly Migration[] = [
  {
    name: 'devices-001-codes-revocable',
    statement:
      'ALTER TABLE enrolment_codes ADD COLUMN created_at timestamptz, ADD COLUMN revoked_at timestamptz',
  },
  {
    name: 'devices-002-installation',
    statement: `ALTER TABLE devices ADD COLUMN code_id uuid, ADD COLUMN installation jsonb, ADD COLUMN asset text,
      ADD COLUMN replaced_by uuid, ADD COLUMN replaced_at timestamptz`,
  },
  {
    name: 'devices-003-by-revocation',
    statement:
      'CREATE INDEX devices_by_revocation ON devices (org_id, revoked_at) WHERE revoked_at IS NOT NULL',
  },
  {
    name: 'devices-004-by-name',
    statement: 'CREATE INDEX devices_by_name ON devices (org_id, lower(person)) WHERE person IS NOT NULL',
  },
  {
    name: 'devices-005-by-asset',
    statement: 'CREATE INDEX devices_by_asset ON devices (org_id, lower(asset)) WHERE asset IS NOT NULL',
  },
  {
    name: 'devices-006-expected',
    // `key`: the name in lower case, which devices' names are compared with.
    statement: `CREATE TABLE expected (
      org_id uuid NOT NULL, kind text NOT NULL, key text NOT NULL, name text NOT NULL, group_name text,
      added_at timestamptz NOT NULL, PRIMARY KEY (org_id, kind, key))`,
  },
  {
    name: 'devices-007-alerts',
    // `group_name`: whom it concerns, where it is about one group.
    statement: `CREATE TABLE alerts (
      org_id uuid NOT NULL, id uuid NOT NULL, kind text NOT NULL, subject text NOT NULL, group_name text,
      severity text NOT NULL, count integer NOT NULL, total integer NOT NULL, raised_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL, cleared_at timestamptz, acknowledged_at timestamptz, acknowledged_by text,
      PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'devices-008-one-open-alert',
    statement:
      'CREATE UNIQUE INDEX one_open_alert ON alerts (org_id, kind, subject) WHERE cleared_at IS NULL',
  },
  {
    name: 'devices-009-alerts-newest-first',
    statement: 'CREATE INDEX alerts_newest_first ON alerts (org_id, raised_at DESC, id DESC)',
  },
];
