import { auditHeads } from '../audit/head-setting.ts';
import { oidcSetting } from '../auth/oidc-settings.ts';
import { passwordSetting } from '../auth/password-rules.ts';
import { sessionLimits } from '../auth/session-limits.ts';
import { webhookNetwork } from '../integrations/addresses.ts';
import { extensionSetting } from '../coverage/extension-setting.ts';
import { coverageSetting } from '../coverage/settings.ts';
import { retention } from '../incidents/retention-settings.ts';
import { reviewSetting } from '../policy/review-setting.ts';
import type { Setting } from './setting.ts';

/** Every setting there is; what is not here cannot be set. */
export const knownSettings: readonly Setting[] = [
  sessionLimits,
  passwordSetting,
  oidcSetting,
  auditHeads,
  coverageSetting,
  extensionSetting,
  retention,
  webhookNetwork,
  reviewSetting,
];
