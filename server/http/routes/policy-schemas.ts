import * as v from 'valibot';
import { idSchema } from '../../../lib/core/policy/id.ts';

/** PostgreSQL's text takes neither U+0000 nor half a surrogate pair. */
export const storableText = v.pipe(v.string(), v.regex(/^[^\0\p{Surrogate}]*$/u));
export const pathSchema = v.pipe(storableText, v.minLength(1), v.maxLength(300));

export const filesSchema = v.pipe(
  v.array(v.strictObject({ path: pathSchema, text: storableText })),
  v.maxLength(2_000),
);
export const messageSchema = v.pipe(storableText, v.trim(), v.minLength(1), v.maxLength(500));
export const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));
/** A version as it stands in an address. */
export const versionText = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));

export const checkSchema = v.strictObject({ files: filesSchema });
export const replaySchema = v.strictObject({
  files: filesSchema,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
});
/** Groups are named as enrolment codes name them. */
const stageEntries = {
  groups: v.nullable(v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(1_000))),
  share: v.pipe(v.number(), v.minValue(0.01), v.maxValue(100)),
};
export const stageSchema = v.strictObject(stageEntries);
export const widenSchema = v.strictObject({ version: versionSchema, ...stageEntries });
export const completeSchema = v.strictObject({ version: versionSchema });
export const abortSchema = v.strictObject({ version: versionSchema, message: messageSchema });
export const publishSchema = v.strictObject({
  files: filesSchema,
  message: messageSchema,
  baseVersion: versionSchema,
  rollout: v.optional(stageSchema),
});
export const diffSchema = v.object({ from: versionText, to: versionText });
export const rollbackSchema = v.strictObject({
  version: versionSchema,
  baseVersion: versionSchema,
  message: messageSchema,
});
export const versionsPageSchema = v.object({
  cursor: v.optional(versionText),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
    '50',
  ),
});
