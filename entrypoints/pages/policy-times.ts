import type { Reply } from '../../lib/messaging/protocol.ts';
import type { PopupState } from '../../lib/ui/popup/index.ts';

/** The policy in force, with times as numbers. */
export function policyTimes(status: Reply<'status/get'> | null): PopupState['policy'] {
  const policy = status?.policy ?? null;
  return (
    policy && {
      version: policy.version,
      rules: policy.rules,
      fetchedAt: Date.parse(policy.fetchedAt),
      expiresAt: Date.parse(policy.expiresAt),
    }
  );
}
