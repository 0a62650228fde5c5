import * as v from 'valibot';
import type { DeviceRecord } from '../console.ts';
import { alertKinds, expectedKinds, expectedStates } from '../coverage.ts';
import type {
  AlertRecord,
  CoverageAnswer,
  DeviceFigures,
  EnrolmentCodeAnswer,
  EnrolmentCodeRecord,
  ExpectedFigures,
  ExpectedImportAnswer,
  ExpectedRecord,
} from '../coverage.ts';
import { installationSchema } from '../device.ts';
import { count, maybeText, text } from './shapes.ts';
import type { Answer } from './shapes.ts';

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
