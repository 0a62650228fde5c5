import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** How long a session of the console lasts. */
export const sessionLimits = defineSetting({
  key: 'sessions.limits',
  schema: v.strictObject({
    /** Without a request for this long it is over. */
    idleMinutes: whole(5, 1_440),
    /** Over after this long in any case. */
    absoluteHours: whole(1, 72),
    /** Its secret is replaced when it is older than this. */
    rotateMinutes: whole(5, 1_440),
  }),
  standard: { idleMinutes: 120, absoluteHours: 12, rotateMinutes: 60 },
});
