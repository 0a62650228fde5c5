import * as v from 'valibot';
import { channelSchema, conversationKindSchema } from '../core/decide/egress.ts';
import type { InspectionRequest } from '../messaging/inspection.ts';

/** More than any guard gives; timers take no more than some days. */
const longestMs = 3_600_000;

const schema = v.strictObject({
  file: v.instance(File),
  egress: v.strictObject({
    platform: v.string(),
    channel: channelSchema,
    conversation: v.strictObject({
      kind: conversationKindSchema,
      title: v.nullable(v.string()),
      id: v.exactOptional(v.string()),
      members: v.exactOptional(v.number()),
      verified: v.exactOptional(v.boolean()),
    }),
    account: v.strictObject({ id: v.nullable(v.string()) }),
  }),
  policyVersion: v.number(),
  policyHash: v.string(),
  truncated: v.boolean(),
  withinMs: v.pipe(v.number(), v.minValue(0), v.maxValue(longestMs)),
});

/** What a guard asks. Null when it is nothing we know, or when the browser did not hand over the file itself. */
export function readInspectionRequest(message: unknown): InspectionRequest | null {
  const parsed = v.safeParse(schema, message);
  return parsed.success ? parsed.output : null;
}
