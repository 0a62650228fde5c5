import * as v from 'valibot';
import type { PlaceIndex } from './place-index.ts';
import { channels, conversationKinds, unscannableReasons, type Count } from './words.ts';

export { channels, conversationKinds, unscannableReasons };

/** The messenger an egress leaves by. Data: one per `rules/platforms/*.yaml`. */
export type PlatformId = string;

export const channelSchema = v.picklist(channels);
export type Channel = v.InferOutput<typeof channelSchema>;

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

export const unscannableReasonSchema = v.picklist(unscannableReasons);
export type UnscannableReason = v.InferOutput<typeof unscannableReasonSchema>;

/** What is about to leave. Files carry what inspection found; they are judged once inspection has ended. */
export type Content =
  /** `unscannable`: a part of it that could not be read (a forwarded message that is not loaded). */
  | { readonly kind: 'text'; readonly text: string; readonly unscannable?: UnscannableReason }
  | { readonly kind: 'files'; readonly files: readonly InspectedFile[] }
  /** A channel without content (voice, call …). */
  | { readonly kind: 'none' };

/** Text, and where it stands in the file, from the outside in: `['sheet Costs', 'B4']`, `['page 3']`. */
export interface FileText {
  readonly path: readonly string[];
  readonly text: string;
  /** What the last part of the path is for each piece of the text. */
  readonly places?: PlaceIndex;
}

export interface InspectedFile {
  readonly name: string;
  /** By content, not by name (IANA media type). */
  readonly type: string;
  readonly bytes: number;
  readonly facets: readonly string[];
  /** Of the file and of files inside of it together; what none of them has is absent. */
  readonly counts?: Readonly<Partial<Record<Count, number>>>;
  readonly texts: readonly FileText[];
  /** Why not everything in it could be read: the first reason, which is the one that is shown. */
  readonly unscannable?: UnscannableReason;
  /** All others, where there is more than one. */
  readonly otherReasons?: readonly UnscannableReason[];
  /**
   * Tells its whole content from any other while the browser runs; says nothing about it, and is not recorded. Absent
   * where not all of it was had.
   */
  readonly contentKey?: string;
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
