import type { AuditTables } from './tables/audit.ts';
import type { BaseTables } from './tables/base.ts';
import type { DevicesTables } from './tables/devices.ts';
import type { IncidentTables } from './tables/incidents.ts';
import type { IntegrationsTables } from './tables/integrations.ts';
import type { PeopleTables } from './tables/people.ts';
import type { PolicyTables } from './tables/policy.ts';

/** Every table; one file for each area under `tables/`, as under `migrations/`. */
export interface Tables
  extends
    BaseTables,
    PeopleTables,
    AuditTables,
    IncidentTables,
    PolicyTables,
    DevicesTables,
    IntegrationsTables {}
