import * as v from 'valibot';
import { permissions, roles } from '../../../lib/core/api/access.ts';
import type { DeviceRecord, Page, SessionAnswer } from '../../../lib/core/api/console.ts';
import { alertKinds, expectedKinds, expectedStates } from '../../../lib/core/api/coverage.ts';
import type {
  AlertRecord,
  CoverageAnswer,
  DeviceFigures,
  EnrolmentCodeAnswer,
  EnrolmentCodeRecord,
  ExpectedFigures,
  ExpectedImportAnswer,
  ExpectedRecord,
} from '../../../lib/core/api/coverage.ts';
import { installationSchema } from '../../../lib/core/api/device.ts';
import { deliveryStates, webhookEvents, webhookFormats } from '../../../lib/core/api/integrations.ts';
import type {
  DeliveryRecord,
  WebhookRecord,
  WebhookSecretAnswer,
  WebhookTestAnswer,
} from '../../../lib/core/api/integrations.ts';
import type { SettingRecord } from '../../../lib/core/api/people.ts';

/** Shapes of answers, held to the interfaces of lib/core/api by the compiler. */
export type Answer<T> = v.GenericSchema<unknown, T>;

export const text = v.string();
export const maybeText = v.nullable(text);
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export function pageOf<T>(item: Answer<T>): Answer<Page<T>> {
  return v.object({ items: v.array(item), next: maybeText });
}

/** All there are, in one answer. */
export function listOf<T>(item: Answer<T>): Answer<{ readonly items: readonly T[] }> {
  return v.object({ items: v.array(item) });
}

export const sessionAnswer: Answer<SessionAnswer> = v.object({
  user: v.object({ id: text, name: text, role: v.nullable(v.picklist(roles)) }),
  permissions: v.array(v.picklist(permissions)),
  everyGroup: v.boolean(),
  organisation: v.object({ id: text, name: text }),
});

export const settingRecord: Answer<SettingRecord> = v.object({
  key: text,
  value: v.unknown(),
  standard: v.unknown(),
  changed: v.nullable(v.object({ at: text, by: text })),
});

export const deviceRecord: Answer<DeviceRecord> = v.object({
  id: text,
  label: text,
  person: maybeText,
  group: text,
  enrolledAt: text,
  lastSeenAt: maybeText,
  revokedAt: maybeText,
  client: v.object({ version: text, browser: text, browserVersion: text, os: text }),
  policyVersion: count,
  queued: count,
  adapters: v.array(
    v.object({
      platform: text,
      health: text,
      missing: v.array(text),
      page: v.exactOptional(maybeText),
      host: v.exactOptional(text),
    }),
  ),
  installation: v.nullable(installationSchema),
  refusedPolicy: maybeText,
  enrolmentCode: maybeText,
  replacedBy: maybeText,
});

export const enrolmentCodeRecord: Answer<EnrolmentCodeRecord> = v.object({
  id: text,
  group: text,
  maxUses: count,
  uses: count,
  createdAt: maybeText,
  createdBy: text,
  expiresAt: text,
  revokedAt: maybeText,
  state: v.picklist(['valid', 'used-up', 'expired', 'revoked']),
});
export const enrolmentCodeAnswer: Answer<EnrolmentCodeAnswer> = v.object({
  code: text,
  id: text,
  expiresAt: text,
});

const figures: Answer<DeviceFigures> = v.object({
  active: count,
  ok: count,
  silent: count,
  'outdated-policy': count,
  'outdated-extension': count,
  degraded: count,
  blind: count,
  'refused-policy': count,
  'missing-hosts': count,
  removable: count,
  'no-private-windows': count,
  queued: count,
  replaced: count,
  revoked: count,
});
const expectedFigures: Answer<ExpectedFigures> = v.object({
  expected: count,
  seen: count,
  silent: count,
  never: count,
  unexpected: count,
});
export const coverageAnswer: Answer<CoverageAnswer> = v.object({
  at: text,
  against: v.object({
    silentHours: count,
    policyVersion: count,
    extensionVersion: v.object({ chromium: maybeText, firefox: maybeText }),
  }),
  devices: figures,
  queuedReports: count,
  groups: v.array(v.object({ group: text, devices: figures })),
  browsers: v.array(v.object({ browser: text, devices: figures })),
  platforms: v.array(v.object({ platform: text, browser: text, ok: count, degraded: count, blind: count })),
  missing: v.array(v.object({ platform: text, browser: text, part: text, devices: count })),
  extension: v.object({ chromiumId: maybeText, firefoxId: text, url: maybeText }),
  adapters: v.array(
    v.object({ platform: text, browser: text, page: maybeText, ok: count, degraded: count, blind: count }),
  ),
  policyVersions: v.array(v.object({ version: count, devices: count })),
  extensionVersions: v.array(v.object({ browser: text, version: text, devices: count })),
  expected: v.object({ person: expectedFigures, device: expectedFigures }),
});

export const expectedRecord: Answer<ExpectedRecord> = v.object({
  kind: v.picklist(expectedKinds),
  name: text,
  group: maybeText,
  addedAt: text,
  seen: v.picklist(expectedStates),
});
export const expectedImportAnswer: Answer<ExpectedImportAnswer> = v.object({
  added: count,
  changed: count,
  removed: count,
  expected: count,
});

export const alertRecord: Answer<AlertRecord> = v.object({
  id: text,
  kind: v.picklist(alertKinds),
  subject: text,
  severity: v.picklist(['low', 'medium', 'high']),
  count,
  of: count,
  raisedAt: text,
  updatedAt: text,
  clearedAt: maybeText,
  acknowledgedAt: maybeText,
  acknowledgedBy: maybeText,
});

export const webhookRecord: Answer<WebhookRecord> = v.object({
  id: text,
  name: text,
  url: text,
  events: v.array(v.picklist(webhookEvents)),
  format: v.picklist(webhookFormats),
  enabled: v.boolean(),
  createdAt: text,
  createdBy: text,
  waiting: count,
  dead: count,
});
export const webhookSecretAnswer: Answer<WebhookSecretAnswer> = v.object({ id: text, secret: text });
export const webhookTestAnswer: Answer<WebhookTestAnswer> = v.object({
  delivered: v.boolean(),
  status: v.nullable(count),
  error: maybeText,
});
export const deliveryRecord: Answer<DeliveryRecord> = v.object({
  id: text,
  event: v.picklist(webhookEvents),
  state: v.picklist(deliveryStates),
  createdAt: text,
  attempts: count,
  nextAt: maybeText,
  lastStatus: v.nullable(count),
  lastError: maybeText,
});
