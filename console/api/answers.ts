import * as v from 'valibot';
import type { Sentence } from '../../lib/core/sentence.ts';
import { permissions, roles } from '../../lib/core/api/access.ts';
import type {
  ActivePolicy,
  CheckAnswer,
  DeviceRecord,
  Page,
  PublishAnswer,
  SessionAnswer,
} from '../../lib/core/api/console.ts';
import type { EnrolmentCodeAnswer } from '../../lib/core/api/coverage.ts';
import { installationSchema } from '../../lib/core/api/device.ts';
import { detectorSchema, rulePackSchema } from '../../lib/core/policy/schema.ts';

/** The console API's answers, parsed once at the edge. Unknown fields of the envelope are dropped, not refused. */
export type Answer<T> = v.GenericSchema<unknown, T>;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

export const sessionAnswer: Answer<SessionAnswer> = v.object({
  user: v.object({ id: v.string(), name: v.string(), role: v.picklist(roles) }),
  permissions: v.array(v.picklist(permissions)),
  everyGroup: v.boolean(),
  organisation: v.object({ id: v.string(), name: v.string() }),
});

export const deviceRecord: Answer<DeviceRecord> = v.object({
  id: v.string(),
  label: v.string(),
  person: v.nullable(v.string()),
  group: v.string(),
  enrolledAt: v.string(),
  lastSeenAt: v.nullable(v.string()),
  revokedAt: v.nullable(v.string()),
  client: v.object({ version: v.string(), browser: v.string(), browserVersion: v.string(), os: v.string() }),
  policyVersion: whole,
  queued: whole,
  adapters: v.array(
    v.object({
      platform: v.string(),
      health: v.string(),
      missing: v.array(v.string()),
      page: v.exactOptional(v.nullable(v.string())),
      host: v.exactOptional(v.string()),
    }),
  ),
  installation: v.nullable(installationSchema),
  refusedPolicy: v.nullable(v.string()),
  enrolmentCode: v.nullable(v.string()),
  replacedBy: v.nullable(v.string()),
});

export function pageOf<T>(item: Answer<T>): Answer<Page<T>> {
  return v.object({ items: v.array(item), next: v.nullable(v.string()) });
}

export const activePolicy: Answer<ActivePolicy> = v.object({
  version: whole,
  publishedAt: v.string(),
  publishedBy: v.string(),
  message: v.string(),
  expiresAt: v.string(),
  files: v.array(v.object({ path: v.string(), text: v.string() })),
  packs: v.array(rulePackSchema),
  detectors: v.array(
    v.object({
      id: v.string(),
      title: detectorSchema.entries.title,
      category: detectorSchema.entries.category,
    }),
  ),
  review: v.exactOptional(v.picklist(['none', 'second-person'])),
  reach: v.object({ current: whole, devices: whole }),
});

const sentence: Answer<Sentence> = v.object({
  template: v.string(),
  values: v.array(v.union([v.string(), v.lazy(() => sentence)])),
});
const problem = v.object({
  code: v.string(),
  file: v.string(),
  line: whole,
  column: whole,
  path: v.string(),
  message: v.string(),
  hint: v.exactOptional(v.string()),
  said: v.exactOptional(v.union([v.tuple([sentence]), v.tuple([sentence, sentence])])),
});
export const checkAnswer: Answer<CheckAnswer> = v.object({ problems: v.array(problem) });
export const publishAnswer: Answer<PublishAnswer> = v.object({ version: whole });
export const enrolmentCodeAnswer: Answer<EnrolmentCodeAnswer> = v.object({
  code: v.string(),
  id: v.string(),
  expiresAt: v.string(),
});
