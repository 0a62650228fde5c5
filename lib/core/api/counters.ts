import * as v from 'valibot';
import { channels } from '../decide/words.ts';
import { idSchema } from '../policy/id.ts';
import { daySchema } from './day.ts';

/**
 * `POST /v1/counters` (device API, signed; disputes.ts): how many sends a device let pass that no rule matched, by day,
 * platform, channel and kind of account. No content, no conversation, no time of day. Each entry is the day's sum so
 * far, so sending it again counts nothing twice; a server of the first version answers 404.
 */
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
export const cleanSendsSchema = v.strictObject({
  /** UTC. */
  day: daySchema,
  platform: idSchema,
  channel: v.picklist(channels),
  account: v.picklist(['corporate', 'personal', 'unknown']),
  count,
});
export type CleanSends = v.InferOutput<typeof cleanSendsSchema>;

export const counterReportSchema = v.strictObject({
  clean: v.pipe(v.array(cleanSendsSchema), v.maxLength(500)),
});
export type CounterReport = v.InferOutput<typeof counterReportSchema>;

/** Days that may still be reported: then they are summed up, and who contributed what is forgotten. */
export const counterDays = 14;
