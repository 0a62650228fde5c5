import type { PolicyBundle } from '../policy/bundle.ts';
import type { Egress } from './egress.ts';
import { comparableId } from './comparable-id.ts';

/** `corporate`: listed in the policy's settings. `unknown`: the page does not say which account it is. */
export type AccountKind = 'corporate' | 'personal' | 'unknown';

/** Whose account an egress leaves by. */
export function accountKindOf(
  { corporateAccounts }: Pick<PolicyBundle, 'corporateAccounts'>,
  { platform, account: { id } }: Pick<Egress, 'platform' | 'account'>,
): AccountKind {
  if (!id?.trim()) return 'unknown';
  const own = comparableId(id);
  const isOwn = corporateAccounts.some((one) => one.platform === platform && comparableId(one.id) === own);
  return isOwn ? 'corporate' : 'personal';
}
