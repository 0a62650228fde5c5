import * as v from 'valibot';
import { unscannableReasonSchema } from '../core/decide/egress.ts';
import { counts, facets } from '../inspect/extracted.ts';

const limits = {
  ...{ inflatedBytes: v.number(), entries: v.number(), depth: v.number(), textLength: v.number() },
  ...{ pages: v.number(), milliseconds: v.number(), ocrMilliseconds: v.number() },
};
const path = v.array(v.string());
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** To an engine's worker: one file, and what reading it may cost. */
export const engineRequestSchema = v.object({ bytes, limits: v.object(limits) });
export type EngineRequest = v.InferOutput<typeof engineRequestSchema>;

/** From it: first whether it could be loaded, then one answer for each request. A crashed engine may say anything. */
export const engineAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('loaded'), ok: v.boolean() }),
  v.object({
    kind: v.literal('read'),
    extracted: v.object({
      texts: v.array(v.object({ path, text: v.string() })),
      facets: v.array(v.picklist(facets)),
      counts: v.record(v.picklist(counts), v.number()),
      embedded: v.array(
        v.object({ path, name: v.string(), bytes, isPreview: v.exactOptional(v.literal(true)) }),
      ),
      unscannable: v.exactOptional(unscannableReasonSchema),
    }),
    left: v.object(limits),
    poisoned: v.boolean(),
  }),
]);
export type EngineAnswer = v.InferOutput<typeof engineAnswerSchema>;
