import * as v from 'valibot';

/**
 * What a device asks about itself. Part of the device API (device.ts); older servers answer 404.
 *
 * | Method and path   | Proof  | Body → answer                                                              |
 * |-------------------|--------|----------------------------------------------------------------------------|
 * | POST /v1/kept     | signed | {} → KeptAnswer                                                            |
 * | POST /v1/leave    | signed | {} → 204: the device is refused from now on, what it reported stays        |
 */
export const keptAnswerSchema = v.object({
  /** How many whole days the organisation keeps incidents; a legal hold keeps longer. */
  incidentDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
});
export type KeptAnswer = v.InferOutput<typeof keptAnswerSchema>;
