import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

const coverageSettingsSchema = v.strictObject({
  /** Not heard of for so long = silent. The default spans a weekend. */
  silentHours: whole(1, 8_760),
  /** How long devices have for a new policy before they count as outdated. */
  policyGraceMinutes: whole(1, 10_080),
  /**
   * Oldest extension that is not outdated; null = the newest that at least 3, and 5 %, of a browser's active devices
   * have.
   */
  minimumExtension: v.nullable(v.pipe(v.string(), v.regex(/^\d{1,9}(?:\.\d{1,9}){0,3}$/))),
  /** Hours of silence after which a device gives way to a newer one of the same person. */
  replacedAfterHours: whole(1, 8_760),
  /** Devices that something must concern before it raises an alert. */
  alertFromDevices: whole(1, 1_000_000),
});
/** What coverage is measured against. */
export type CoverageSettings = v.InferOutput<typeof coverageSettingsSchema>;

export const coverageSetting = defineSetting({
  key: 'devices.coverage',
  schema: coverageSettingsSchema,
  standard: {
    silentHours: 72,
    policyGraceMinutes: 60,
    minimumExtension: null,
    replacedAfterHours: 72,
    alertFromDevices: 1,
  },
});
