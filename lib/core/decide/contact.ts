import type { PolicyBundle } from '../policy/bundle.ts';
import { comparableId } from './comparable-id.ts';
import type { Egress } from './egress.ts';

/**
 * Whether the organisation's list of verified contacts has the recipient. A conversation with an id is known by that
 * alone. Without one the title counts, and only of one person, business or bot: anybody may name a group like a contact.
 * Undefined where there is no list, or the page shows nothing to look for.
 */
export function isVerifiedContact(
  { verifiedContacts }: Pick<PolicyBundle, 'verifiedContacts'>,
  { platform, conversation: { kind, id, title } }: Pick<Egress, 'platform' | 'conversation'>,
): boolean | undefined {
  const isOne = kind === 'direct' || kind === 'business' || kind === 'bot';
  const known = comparableId(id ?? ((isOne && title) || ''));
  return known ? verifiedContacts?.some((one) => one.platform === platform && one.id === known) : undefined;
}
