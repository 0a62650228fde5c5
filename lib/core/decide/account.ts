import type { PolicyBundle } from '../policy/bundle.ts';
import type { Egress } from './egress.ts';

/** `corporate`: listed in the policy's settings. `unknown`: the page does not say which account it is. */
export type AccountKind = 'corporate' | 'personal' | 'unknown';

/** Whose account an egress leaves by. Phone numbers are compared by their digits, other ids without regard to case. */
export function accountKindOf(
  bundle: Pick<PolicyBundle, 'corporateAccounts'>,
  egress: Pick<Egress, 'platform' | 'account'>,
): AccountKind {
  const { id } = egress.account;
  if (id === null || id.trim() === '') return 'unknown';
  const own = comparable(id);
  const listed = bundle.corporateAccounts.some(
    (account) => account.platform === egress.platform && comparable(account.id) === own,
  );
  return listed ? 'corporate' : 'personal';
}

function comparable(id: string): string {
  const trimmed = id.trim().toLowerCase();
  return /^\+?[\d\s().-]+$/.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
}
