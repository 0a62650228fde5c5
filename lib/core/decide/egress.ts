import * as v from 'valibot';

/** The messenger an egress leaves by. Data: one per `rules/platforms/*.yaml`. */
export type PlatformId = string;

/**
 * The way by which content leaves. `message` is a text that is sent, a `reply` to one included; `paste` and `drop` are
 * texts on their way into a composer; `file` is a file however it gets there: chosen, dropped or pasted. `draft`,
 * `preview` and `inline-bot` leave while somebody still types.
 */
export const channels = [
  'message',
  'paste',
  'drop',
  'file',
  'edit',
  'reply',
  'forward',
  'caption',
  'draft',
  'preview',
  'status',
  'poll',
  'contact',
  'location',
  'voice',
  'call',
  'screen-share',
  'inline-bot',
] as const;
export const channelSchema = v.picklist(channels);
export type Channel = v.InferOutput<typeof channelSchema>;

/**
 * Who is at the other end. A rule about `direct` covers `business` and `bot` as well, one about `group` also
 * `community`; `self` is the person's own notes.
 */
export const conversationKinds = [
  'direct',
  'group',
  'channel',
  'community',
  'business',
  'bot',
  'self',
  'status',
  'unknown',
] as const;
export const conversationKindSchema = v.picklist(conversationKinds);
export type ConversationKind = v.InferOutput<typeof conversationKindSchema>;

export interface Conversation {
  readonly kind: ConversationKind;
  /** As the page's header shows it; null when the page does not say. */
  readonly title: string | null;
  /** Stable on its platform (thread or peer id); absent where the page has none. */
  readonly id?: string;
  /** How many people are in it; absent when the page does not say. */
  readonly members?: number;
  /** The platform vouches for who it is. Absent when the page does not say. */
  readonly verified?: boolean;
}

export interface Account {
  /** The account's own id on the platform (phone number, page id); null when the page does not say. */
  readonly id: string | null;
}

/** Why content could not be read. */
export const unscannableReasons = [
  'encrypted',
  'broken',
  'too-large',
  'unknown-type',
  'timeout',
  'not-loaded',
  'inspector-unavailable',
] as const;
export const unscannableReasonSchema = v.picklist(unscannableReasons);
export type UnscannableReason = v.InferOutput<typeof unscannableReasonSchema>;

/** What is about to leave. Files carry what inspection found; they are judged once inspection has ended. */
export type Content =
  /** `unscannable`: a part of it that could not be read (a forwarded message that is not loaded). */
  | { readonly kind: 'text'; readonly text: string; readonly unscannable?: UnscannableReason }
  | { readonly kind: 'files'; readonly files: readonly InspectedFile[] }
  /** A channel without content (voice, call …). */
  | { readonly kind: 'none' };

export interface InspectedFile {
  readonly name: string;
  /** By content, not by name (IANA media type). */
  readonly type: string;
  readonly bytes: number;
  readonly facets: readonly string[];
  readonly texts: readonly { readonly path: readonly string[]; readonly text: string }[];
  readonly unscannable?: UnscannableReason;
}

/** One attempt to send. */
export interface Egress {
  readonly platform: PlatformId;
  readonly channel: Channel;
  readonly conversation: Conversation;
  readonly account: Account;
  readonly content: Content;
  /**
   * Texts sent before in this conversation, oldest first, for values that are split over messages. Only the newest
   * count (see `recentLimits`). A finding that began in one of them starts at 0 of `content`.
   */
  readonly recent?: readonly string[];
}
