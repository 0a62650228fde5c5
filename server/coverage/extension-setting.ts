import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

/** How browsers' policies name the extension; the console's deployment kit and its remedies are made of it. */
export const extensionSetting = defineSetting({
  key: 'devices.extension',
  schema: v.strictObject({
    chromiumId: v.nullable(v.pipe(v.string(), v.regex(/^[a-p]{32}$/))),
    firefoxId: v.pipe(v.string(), v.regex(/^[\w.{}-]{1,80}(?:@[\w.-]{1,80})?$/)),
    url: v.nullable(v.pipe(v.string(), v.maxLength(500), v.regex(/^https?:\/\/[^\s<>&'"]*[^\s<>&'"/]$/))),
  }),
  standard: { chromiumId: null, firefoxId: 'sluice@sluice.invalid', url: null },
});
