import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

const days = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** How long incidents and what is counted of them are kept. */
export const retention = defineSetting({
  key: 'incidents.retention',
  schema: v.strictObject({
    /** Incidents, with what people wrote about them. A legal hold keeps longer. */
    incidentDays: days(3_650),
    /** Counters, which name nobody. */
    counterDays: days(3_650),
  }),
  standard: { incidentDays: 180, counterDays: 800 },
});
