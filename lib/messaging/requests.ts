import * as v from 'valibot';
import { cleanSendsSchema } from '../core/api/counters.ts';
import { adapterStateSchema } from '../core/api/device.ts';
import { disputeSchema, feedbackSchema } from '../core/api/disputes.ts';
import { incidentDraftSchema } from '../core/incident/draft.ts';
import { protocol } from './protocol.ts';
import type { MessageName } from './protocol.ts';

/** What each message carries, parsed by the background. */
export const requests = {
  'incident/save': v.strictObject({ draft: incidentDraftSchema, open: v.boolean() }),
  'sends/clean': v.omit(cleanSendsSchema, ['day']),
  'incident/dispute': disputeSchema,
  'incident/feedback': feedbackSchema,
  'adapter/state': adapterStateSchema,
  'dialog/load': v.strictObject({}),
  'inspect/wake': v.strictObject({}),
  'status/get': v.strictObject({ tabId: v.nullable(v.number()) }),
  'page/diagnose': v.strictObject({ tabId: v.number() }),
  'enrol/code': v.strictObject({ code: v.pipe(v.string(), v.maxLength(10_000)) }),
  'record/get': v.strictObject({ take: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)) }),
  'device/leave': v.strictObject({ evenIfLost: v.boolean() }),
  'hints/where': v.strictObject({}),
  'hints/refused': v.strictObject({ status: v.number(), retryAfterMs: v.number() }),
  'hints/version': v.strictObject({ version: v.number() }),
} as const satisfies Record<MessageName, v.GenericSchema>;
export type Request<N extends MessageName> = v.InferOutput<(typeof requests)[N]>;

/** What travels. */
export const envelopeSchema = v.strictObject({
  sluice: v.literal(1),
  name: v.custom<MessageName>((name) => typeof name === 'string' && Object.hasOwn(protocol, name)),
  payload: v.unknown(),
});
