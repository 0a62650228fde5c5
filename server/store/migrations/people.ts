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
];
