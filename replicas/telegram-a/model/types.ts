import type { SentConversation } from '../../sent.ts';
import type { Attachment, FormattedText, TodoList } from './protocol.ts';

/** What the hash names: `#<peerId>[_thread][_type]`. */
export interface Route {
  readonly peerId: string;
  readonly thread: number | null;
  readonly type: 'thread' | 'scheduled' | 'pinned';
}

export interface Peer extends SentConversation {
  readonly chatType: string;
  readonly isVerified: boolean;
  readonly members: readonly { readonly id: string; readonly name: string; readonly username?: string }[];
  readonly count: number;
  readonly topics: readonly { readonly id: number; readonly title: string }[];
  readonly phone: string;
}

export interface Media {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** `null` while it was not downloaded. */
  readonly blob: Blob | null;
}

export interface Message {
  readonly id: number;
  /** `null` for the own ones. */
  readonly from: string | null;
  readonly at: number;
  readonly content: FormattedText;
  readonly thread?: number;
  readonly media?: Media;
  readonly todo?: TodoList;
  /** Options of a poll, and the like: shown under the text. */
  readonly lines?: readonly string[];
  readonly replyTo?: number;
  readonly edited?: boolean;
  readonly forwarded?: boolean;
  readonly reaction?: string;
  readonly state?: 'sending' | 'failed';
}

export interface Staged {
  readonly attachments: readonly Attachment[];
  readonly caption: FormattedText;
}

/** How and when something is sent. */
export interface SendOptions {
  readonly via: 'enter' | 'button';
  readonly isSilent?: boolean;
  readonly scheduledAt?: number;
}
