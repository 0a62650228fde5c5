import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

/** Whether a second person must approve before new files are published. Going back and rollouts need none. */
export const reviewSetting = defineSetting({
  key: 'policy.review',
  schema: v.picklist(['none', 'second-person']),
  standard: 'none',
});
