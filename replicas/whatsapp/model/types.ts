import type { EditorState } from 'lexical';
import type { SentConversation } from '../../sent.ts';

export interface Conversation extends SentConversation {
  /** Group members or what is known of the contact; shown under the title. */
  readonly subtitle: string;
  readonly members: readonly string[];
  /** A business whose name the messenger vouches for. */
  readonly verified?: boolean;
  /** Only others write here: a channel that is followed, or announcements of a community. */
  readonly readOnly?: boolean;
}

export interface Message {
  /** Bare id, as in `data-id`: it names neither the sender nor the conversation. */
  readonly id: string;
  /** `null`: sent from here. */
  readonly from: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly files: readonly File[];
  readonly quote?: Quote;
  readonly edited?: boolean;
  readonly forwarded?: boolean;
  /** What it is when it is no plain message: a poll, a place. */
  readonly note?: string;
  readonly reaction?: string;
}

export interface Quote {
  readonly id: string;
  readonly author: string | null;
  readonly text: string;
}

export interface Draft {
  readonly text: string;
  readonly state: EditorState;
}

/** One status: a text or pictures, seen by all contacts. */
export interface Status {
  readonly id: string;
  /** Conversation with who posted it; `null`: posted from here. */
  readonly from: string | null;
  readonly at: number;
  readonly text: string;
  readonly files: readonly File[];
}

/** What the status page shows beside its list. */
export type StatusView =
  | { readonly what: 'nothing' }
  | { readonly what: 'text' }
  | { readonly what: 'media'; readonly files: readonly File[] }
  | { readonly what: 'one'; readonly status: Status };

/** A dialog of the attach menu that sends something other than files. */
export type CardKind = 'poll' | 'event' | 'contact' | 'location';

export interface Call {
  readonly conversation: Conversation;
  readonly sharing: boolean;
}

/** What covers or replaces parts of the conversation. One at a time. */
export type Overlay =
  | { readonly kind: 'media'; readonly files: readonly File[] }
  | { readonly kind: 'sticker'; readonly file: File }
  | { readonly kind: 'edit'; readonly message: Message }
  | { readonly kind: 'select'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'forward'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'card'; readonly card: CardKind }
  | { readonly kind: 'status'; readonly view: StatusView };

export interface State {
  readonly conversations: readonly Conversation[];
  readonly active: string | null;
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly quote: Quote | null;
  readonly overlay: Overlay | null;
  readonly statuses: readonly Status[];
  readonly call: Call | null;
  /** How often the page threw its composer away and built it anew. */
  readonly composerBuilds: number;
}
