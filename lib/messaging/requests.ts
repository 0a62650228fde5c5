import * as v from 'valibot';
import { cleanSendsSchema } from '../core/api/counters.ts';
import { adapterStateSchema } from '../core/api/device.ts';
import { feedbackSchema, toldDisputeSchema } from '../core/api/disputes.ts';
import { incidentDraftSchema } from '../core/incident/draft.ts';
import { protocol } from './protocol.ts';
import type { MessageName } from './protocol.ts';

/**
 * A guard's state with what comes from its page cut to what a server takes: a page must not keep the rest from being told.
 */
const toldStateSchema = v.pipe(
  v.object({
    ...adapterStateSchema.entries,
    missing: v.array(v.string()),
    page: v.optional(v.nullable(v.string())),
    host: v.optional(v.string()),
  }),
  v.transform(({ missing, page, host, ...state }) => ({
    ...state,
    missing: missing.map((name) => name.replace(/[^\w .-]/g, '').slice(0, 80) || '-').slice(0, 50),
    page: page?.slice(0, 100) || null,
    // A frame that shows no document of a server has none.
    ...(host && { host: host.slice(0, 100) }),
  })),
  adapterStateSchema,
);

/** What each message carries, parsed by the background. */
export const requests = {
  'incident/save': v.strictObject({ draft: incidentDraftSchema, open: v.boolean() }),
  'sends/clean': v.omit(cleanSendsSchema, ['day']),
  'incident/dispute': toldDisputeSchema,
  'incident/feedback': feedbackSchema,
  'adapter/state': toldStateSchema,
  'dialog/load': v.strictObject({}),
  'inspect/wake': v.strictObject({}),
  'status/get': v.strictObject({ tabId: v.nullable(v.number()) }),
  'page/diagnose': v.strictObject({ tabId: v.number() }),
  'enrol/code': v.strictObject({ code: v.pipe(v.string(), v.maxLength(10_000)) }),
  'record/get': v.strictObject({ take: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)) }),
  'device/leave': v.strictObject({ evenIfLost: v.boolean() }),
  'hints/where': v.strictObject({}),
  'hints/refused': v.strictObject({ status: v.number(), retryAfterMs: v.number() }),
  'hints/ended': v.strictObject({}),
  'hints/version': v.strictObject({ version: v.number() }),
} as const satisfies Record<MessageName, v.GenericSchema>;
export type Request<N extends MessageName> = v.InferOutput<(typeof requests)[N]>;

/** What travels. */
export const envelopeSchema = v.strictObject({
  sluice: v.literal(1),
  name: v.custom<MessageName>((name) => typeof name === 'string' && Object.hasOwn(protocol, name)),
  payload: v.unknown(),
});
