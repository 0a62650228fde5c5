import * as v from 'valibot';
import { idSchema } from '../policy/id.ts';
import { daySchema } from './day.ts';

/**
 * What employees say about incidents of their own device, and what they are told. Part of the device API (device.ts);
 * servers of the first version answer 404.
 *
 * | Method and path          | Proof  | Body → answer                                                     |
 * |--------------------------|--------|-------------------------------------------------------------------|
 * | POST /v1/disputes        | signed | Dispute → 204 (also again), or 404 `incident/unknown`              |
 * | POST /v1/feedback        | signed | Feedback → 204 (also again), or 404 `incident/unknown`             |
 * | POST /v1/answers         | signed | AnswersRequest → AnswersAnswer: those there are                    |
 * | POST /v1/counters        | signed | CounterReport → 204 (counters.ts)                                  |
 */
const id = v.pipe(v.string(), v.uuid());

/** "This was wrong": about one incident of the device that asks. */
export const disputeSchema = v.strictObject({
  day: daySchema,
  id,
  /** In the employee's words. */
  text: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
export type Dispute = v.InferOutput<typeof disputeSchema>;

/** As a guard tells it: `alike` are all incidents of that day that the same was said about. */
export const toldDisputeSchema = v.strictObject({
  ...disputeSchema.entries,
  alike: v.optional(v.pipe(v.array(id), v.maxLength(1000), v.readonly())),
});

/** The tool's address, as the rule says it. */
const tool = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

/**
 * About one incident of the device that asks: that a tool which the rule suggests was taken, or which one would have
 * helped. Of either kind the first counts. `tool` is about no incident: a tool was taken while a message was still being
 * typed. Its `id` is the draft's, for this alone; again, nothing changes. Older servers answer 400 to it.
 */
export const feedbackSchema = v.variant('kind', [
  v.strictObject({ day: daySchema, id, kind: v.literal('suggestion'), tool }),
  v.strictObject({
    day: daySchema,
    id,
    kind: v.literal('tool'),
    rule: v.strictObject({ pack: idSchema, rule: idSchema }),
    tool,
  }),
  v.strictObject({
    day: daySchema,
    id,
    kind: v.literal('wish'),
    /** In the employee's words. */
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  }),
]);
export type Feedback = v.InferOutput<typeof feedbackSchema>;

/** Disputes that have no answer yet. */
export const answersRequestSchema = v.strictObject({
  incidents: v.pipe(v.array(v.strictObject({ day: daySchema, id })), v.minLength(1), v.maxLength(50)),
});

export const answersAnswerSchema = v.strictObject({
  answers: v.array(
    v.strictObject({
      day: daySchema,
      id,
      at: v.pipe(v.string(), v.isoTimestamp()),
      verdict: v.picklist(['agreed', 'declined']),
      text: v.nullable(v.string()),
    }),
  ),
});
export type AnswersAnswer = v.InferOutput<typeof answersAnswerSchema>;
export type EmployeeAnswer = AnswersAnswer['answers'][number];
