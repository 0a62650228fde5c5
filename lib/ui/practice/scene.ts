import type { Conversation, ConversationKind, Egress } from '../../core/decide/egress.ts';
import type { CompiledRule, PolicyBundle } from '../../core/policy/bundle.ts';

/** Where an exercise plays: what the guard's adapter reads off the page. */
export interface PracticeScene {
  /** The messenger that it counts as. */
  readonly platform: string;
  /** Null: the page does not say whose account it is. */
  readonly account: string | null;
  readonly kind: ConversationKind;
  readonly members: number | null;
  readonly verified: boolean;
}

const ownPlatform = 'practice';
const ownAccount = 'practice-account';

export const plainScene: PracticeScene = {
  platform: ownPlatform,
  account: ownAccount,
  kind: 'direct',
  members: null,
  verified: false,
};

/** A scene in which the rule applies as far as a page can be arranged for it; its title and its hours are not. */
export function sceneFor({ when }: CompiledRule, { corporateAccounts }: PolicyBundle): PracticeScene {
  const { platforms, accounts, conversationKinds, recipients, minMembers } = when;
  const corporate = corporateAccounts.find((one) => platforms?.includes(one.platform) ?? true);
  const isCorporate =
    accounts !== null && !accounts.includes('personal') && accounts.includes('corporate') && corporate;
  return {
    platform: isCorporate ? corporate.platform : (platforms?.[0] ?? ownPlatform),
    account: isCorporate ? corporate.id : (accounts?.includes('personal') ?? true) ? ownAccount : null,
    kind: conversationKinds === null ? 'direct' : (conversationKinds[0] ?? 'direct'),
    members: minMembers,
    verified: recipients !== null && !recipients.includes('unknown'),
  };
}

/** What the adapter will read: title and id are the page's. */
export function conversationOf({ kind, members, verified }: PracticeScene, title: string): Conversation {
  return { kind, title, id: kind, verified, ...(members !== null && { members }) };
}

export function egressIn(
  scene: PracticeScene,
  title: string,
  what: Pick<Egress, 'channel' | 'content'>,
): Egress {
  const { platform, account } = scene;
  return { platform, account: { id: account }, conversation: conversationOf(scene, title), ...what };
}
