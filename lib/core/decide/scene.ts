import type { PolicyBundle } from '../policy/bundle.ts';
import { accountKindOf, type AccountKind } from './account.ts';
import { isVerifiedContact } from './contact.ts';
import type { Egress } from './egress.ts';
import type { Clock } from './schedule.ts';

/** Everything about an egress that `when` asks about. */
export interface Scene {
  readonly egress: Egress;
  readonly account: AccountKind;
  /** The platform vouches for the recipient, or the organisation does. */
  readonly isVerified: boolean | undefined;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function sceneOf(
  { bundle, clock }: { readonly bundle: PolicyBundle; readonly clock: Clock },
  egress: Egress,
  now: number,
): Scene {
  const isVerified = egress.conversation.verified || isVerifiedContact(bundle, egress);
  return { egress, account: accountKindOf(bundle, egress), isVerified, clock, now };
}
