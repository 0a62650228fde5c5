import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

/** How often the end of the audit chain is signed and where it goes, beside `audit-heads.jsonl`. */
export const auditHeads = defineSetting({
  key: 'audit.heads',
  schema: v.strictObject({
    everyMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440)),
    /** Gets each head as JSON by POST. Null = none. */
    webhook: v.nullable(v.pipe(v.string(), v.url(), v.maxLength(500), v.regex(/^https?:/))),
    /** Lets the webhook be in a private network, and plain http. */
    allowPrivate: v.boolean(),
  }),
  standard: { everyMinutes: 60, webhook: null, allowPrivate: false },
});
