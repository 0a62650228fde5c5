import * as v from 'valibot';
import { alertKinds, expectedKinds, expectedStates } from '../../lib/core/api/coverage.ts';
import type {
  AlertRecord,
  CoverageAnswer,
  DeviceFigures,
  EnrolmentCodeRecord,
  ExpectedFigures,
  ExpectedImportAnswer,
  ExpectedRecord,
} from '../../lib/core/api/coverage.ts';
import type { Answer } from '../api/answers.ts';

const text = v.string();
const maybe = v.nullable(text);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

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
const health = { platform: text, browser: text, ok: count, degraded: count, blind: count };

export const coverageAnswer: Answer<CoverageAnswer> = v.object({
  at: text,
  against: v.object({
    silentHours: count,
    policyVersion: count,
    extensionVersion: v.object({ chromium: maybe, firefox: maybe }),
  }),
  devices: figures,
  queuedReports: count,
  groups: v.array(v.object({ group: text, devices: figures })),
  browsers: v.array(v.object({ browser: text, devices: figures })),
  platforms: v.array(v.object(health)),
  missing: v.array(v.object({ platform: text, browser: text, part: text, devices: count })),
  extension: v.object({ chromiumId: maybe, firefoxId: text, url: maybe }),
  adapters: v.array(v.object({ ...health, page: maybe })),
  policyVersions: v.array(v.object({ version: count, devices: count })),
  extensionVersions: v.array(v.object({ browser: text, version: text, devices: count })),
  expected: v.object({ person: expectedFigures, device: expectedFigures }),
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
  clearedAt: maybe,
  acknowledgedAt: maybe,
  acknowledgedBy: maybe,
});

export const expectedRecord: Answer<ExpectedRecord> = v.object({
  kind: v.picklist(expectedKinds),
  name: text,
  group: maybe,
  addedAt: text,
  seen: v.picklist(expectedStates),
});
export const expectedImportAnswer: Answer<ExpectedImportAnswer> = v.object({
  added: count,
  changed: count,
  removed: count,
  expected: count,
});

export const enrolmentCodeRecord: Answer<EnrolmentCodeRecord> = v.object({
  id: text,
  group: text,
  maxUses: count,
  uses: count,
  createdAt: maybe,
  createdBy: text,
  expiresAt: text,
  revokedAt: maybe,
  state: v.picklist(['valid', 'used-up', 'expired', 'revoked']),
});
