import { auditMigrations } from './migrations/audit.ts';
import { baseMigrations } from './migrations/base.ts';
import { incidentMigrations } from './migrations/incidents.ts';
import { devicesMigrations } from './migrations/devices.ts';
import { integrationsMigrations } from './migrations/integrations.ts';
import type { Migration } from './migrations/migration.ts';
import { peopleMigrations } from './migrations/people.ts';
import { policyMigrations } from './migrations/policy.ts';

/**
 * The schema's history, area by area: never edited, only added to. One statement each, so that Citus can run them; no
 * foreign keys across shards; organisation, device and day in every incident key. Runs on PostgreSQL 15 and later. A
 * migration may only lean on its own area's earlier ones and on areas before it.
 */
export const migrations: readonly Migration[] = [
  ...baseMigrations,
  ...peopleMigrations,
  ...auditMigrations,
  ...incidentMigrations,
  ...policyMigrations,
  ...devicesMigrations,
  ...integrationsMigrations,
];
