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
    name: 'devices-004-by-person',
    statement: 'CREATE INDEX devices_by_person ON devices (org_id, lower(person)) WHERE person IS NOT NULL',
  },
  {
    name: 'devices-005-by-asset',
    statement: 'CREATE INDEX devices_by_asset ON devices (org_id, lower(asset)) WHERE asset IS NOT NULL',
  },
];
