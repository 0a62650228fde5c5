import * as v from 'valibot';

/** What a child is asked to do: rounds `from` up to, not including, `to`; bombs by their position, others by seed. */
export const taskSchema = v.object({
  format: v.string(),
  kind: v.picklist(['bomb', 'mutation']),
  from: v.number(),
  to: v.number(),
  /** Where the bomb is: made elsewhere, so that this process pays for reading it alone. */
  file: v.optional(v.string()),
});
export type Task = v.InferOutput<typeof taskSchema>;

export const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('begins'), round: v.number() }),
  v.object({
    kind: v.literal('ended'),
    round: v.number(),
    verdict: v.string(),
    how: v.string(),
    wrong: v.optional(v.string()),
    /** Of the whole process, so far, in MB. */
    peakMb: v.number(),
    /** Of the processor: the clock says more about what else runs. */
    ms: v.number(),
  }),
  v.object({ kind: v.literal('done') }),
]);
export type Message = v.InferOutput<typeof messageSchema>;
