import type { PolicyBundle } from '../policy/bundle.ts';
import type { Egress } from './egress.ts';
import { isListed } from './listed.ts';

/**
 * Whether the organisation's list of verified contacts has the recipient. A conversation with an id is known by that
 * alone. Without one the title counts, and only of one person, business or bot: anybody may name a group like a contact.
 */
export function isVerifiedContact(
  { verifiedContacts = [] }: Pick<PolicyBundle, 'verifiedContacts'>,
  { platform, conversation: { kind, id, title } }: Pick<Egress, 'platform' | 'conversation'>,
): boolean {
  return isListed(verifiedContacts, platform, id ?? ((/^[db]/.test(kind) && title) || ''));
}
