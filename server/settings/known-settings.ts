import { sessionLimits } from '../auth/session-limits.ts';
import { coverageSetting } from '../coverage/settings.ts';
import { retention } from '../incidents/retention-settings.ts';
import type { Setting } from './setting.ts';

/** Every setting there is; what is not here cannot be set. */
export const knownSettings: readonly Setting[] = [sessionLimits, coverageSetting, retention];
