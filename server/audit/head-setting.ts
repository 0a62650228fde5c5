import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

/** How often the end of the audit chain is signed. */
export const auditHeads = defineSetting({
  key: 'audit.heads',
  schema: v.strictObject({
    everyMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440)),
  }),
  standard: { everyMinutes: 60 },
});
