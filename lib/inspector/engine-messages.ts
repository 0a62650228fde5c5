import * as v from 'valibot';
import { unscannableReasonSchema } from '../core/decide/egress.ts';
import { counts, facets } from '../inspect/extracted.ts';

const limits = {
  ...{ inflatedBytes: v.number(), entries: v.number(), depth: v.number(), textLength: v.number() },
  ...{ pages: v.number(), milliseconds: v.number(), ocrMilliseconds: v.number() },
};
const path = v.array(v.string());
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** To an engine's worker: one file or half of it, and what reading it may cost. */
export const engineRequestSchema = v.object({
  bytes,
  limits: v.object(limits),
  half: v.optional(v.picklist(['first', 'second'])),
});
export type EngineRequest = v.InferOutput<typeof engineRequestSchema>;

/**
 * From it: first whether it could be loaded; then, for each request, what it finds as soon as it is found, since it may
 * have to be ended in the middle, and that it is done. A crashed engine may say anything.
 */
export const engineAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('loaded'), ok: v.boolean() }),
  v.object({ kind: v.literal('text'), path, text: v.string() }),
  /** It leaves the second half, having been asked for the first. */
  v.object({ kind: v.literal('leaves') }),
  v.object({ kind: v.literal('facet'), facet: v.picklist(facets) }),
  v.object({ kind: v.literal('count'), what: v.picklist(counts), amount: v.number() }),
  v.object({ kind: v.literal('embed'), path, name: v.string(), bytes, isPreview: v.boolean() }),
  v.object({ kind: v.literal('unscannable'), reason: unscannableReasonSchema }),
  v.object({ kind: v.literal('done'), left: v.object(limits), poisoned: v.boolean() }),
]);
export type EngineAnswer = v.InferOutput<typeof engineAnswerSchema>;
