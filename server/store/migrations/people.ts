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
];
