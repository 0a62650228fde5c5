import type { Channel, ConversationKind, Egress, InspectedFile } from '../../lib/core/decide/egress.ts';
import type { PolicyBundle } from '../../lib/core/policy/bundle.ts';

/** Who would send what, where and when: what rules ask about, as a person sets it on the bench. */
export interface Situation {
  readonly platform: string;
  readonly channel: Channel;
  readonly conversation: ConversationKind;
  readonly title: string;
  /** Null: the page does not say. */
  readonly members: number | null;
  readonly verified: boolean;
  readonly account: 'personal' | 'corporate' | 'unknown';
  /** Group of the person. */
  readonly group: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A message to one person by their own account. */
export const firstSituation = (at: number): Situation => ({
  platform: 'whatsapp',
  channel: 'message',
  conversation: 'direct',
  title: '',
  members: null,
  verified: false,
  account: 'personal',
  group: 'default',
  at,
});

export type BenchContent =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly file: InspectedFile };

const withoutContent: readonly Channel[] = ['voice', 'call', 'screen-share'];
/** Whether something that can be read goes this way: of a call there is nothing to look into. */
export const hasContent = (channel: Channel): boolean => !withoutContent.includes(channel);

/** Null: there is no corporate account on this platform, so nobody can send by one. */
export function egressOf(
  situation: Situation,
  content: BenchContent,
  { corporateAccounts }: Pick<PolicyBundle, 'corporateAccounts'>,
): Egress | null {
  const { platform, channel, conversation: kind, title, members, verified, account } = situation;
  const own = corporateAccounts.find((each) => each.platform === platform);
  if (account === 'corporate' && own === undefined) return null;
  const id = account === 'corporate' ? (own?.id ?? null) : account === 'personal' ? 'bench' : null;
  return {
    platform,
    channel,
    conversation: {
      kind,
      title: title === '' ? null : title,
      ...(members !== null && { members }),
      ...(verified && { verified }),
    },
    account: { id },
    content: !hasContent(channel)
      ? { kind: 'none' }
      : content.kind === 'text'
        ? { kind: 'text', text: content.text }
        : { kind: 'files', files: [content.file] },
  };
}
