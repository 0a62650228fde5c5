import * as v from 'valibot';
import { pageSchema } from '../query.ts';
import {
  filesSchema,
  messageSchema,
  pathSchema,
  stageSchema,
  storableText,
  versionSchema,
} from './policy-schemas.ts';

const titleSchema = v.pipe(storableText, v.trim(), v.minLength(1), v.maxLength(200));
const revisionSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000_000));
const editsSchema = v.pipe(
  v.array(v.strictObject({ path: pathSchema, text: v.nullable(storableText) })),
  v.maxLength(2_000),
  v.check((edits) => new Set(edits.map(({ path }) => path)).size === edits.length),
);
const noteSchema = v.nullable(v.pipe(storableText, v.trim(), v.maxLength(1_000)));

/** One's own unless `?all=1`. */
export const draftsQuerySchema = v.object({ all: v.optional(v.picklist(['0', '1'])) });
export const createDraftSchema = v.strictObject({
  title: titleSchema,
  baseVersion: versionSchema,
  edits: editsSchema,
});
export const saveDraftSchema = v.strictObject({
  revision: revisionSchema,
  title: titleSchema,
  edits: editsSchema,
});
export const rebaseSchema = v.strictObject({
  revision: revisionSchema,
  keepMine: v.boolean(),
  /** The version that the caller has seen; refused when another is in force by now. */
  onto: v.optional(revisionSchema),
});
export const publishDraftSchema = v.strictObject({
  revision: revisionSchema,
  message: messageSchema,
  rollout: v.optional(stageSchema),
});

/** `state=waiting`: only those that wait for a second person or for their time. */
export const proposalQuerySchema = v.object({
  ...pageSchema.entries,
  state: v.optional(v.picklist(['waiting'])),
});
export const proposalSchema = v.strictObject({
  files: filesSchema,
  message: messageSchema,
  baseVersion: versionSchema,
  publishAt: v.optional(v.nullable(v.pipe(v.string(), v.isoTimestamp())), null),
  rollout: v.optional(stageSchema),
});
export const decisionSchema = v.strictObject({ note: noteSchema });
