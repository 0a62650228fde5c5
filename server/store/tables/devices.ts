import type { AlertKind, AlertRecord, ExpectedKind } from '../../../lib/core/api/coverage.ts';
import type { MaybeTime, Time } from './columns.ts';

interface ExpectedTable {
  org_id: string;
  kind: ExpectedKind;
  /** The name in lower case. */
  key: string;
  name: string;
  group_name: string | null;
  added_at: Time;
}

interface AlertTable {
  org_id: string;
  id: string;
  kind: AlertKind;
  subject: string;
  /** Whom it concerns; null = no group alone. */
  group_name: string | null;
  severity: AlertRecord['severity'];
  count: number;
  total: number;
  raised_at: Time;
  updated_at: Time;
  cleared_at: MaybeTime;
  acknowledged_at: MaybeTime;
  acknowledged_by: string | null;
}

export interface DevicesTables {
  expected: ExpectedTable;
  alerts: AlertTable;
}
