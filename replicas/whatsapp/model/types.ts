import type { EditorState } from 'lexical';
import type { SentConversation } from '../../sent.ts';

export interface Conversation extends SentConversation {
  /** Group members or what is known of the contact; shown under the title. */
  readonly subtitle: string;
  readonly members: readonly string[];
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

/** What covers or replaces parts of the conversation. One at a time. */
export type Overlay =
  | { readonly kind: 'media'; readonly files: readonly File[] }
  | { readonly kind: 'sticker'; readonly file: File }
  | { readonly kind: 'edit'; readonly message: Message }
  | { readonly kind: 'select'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'forward'; readonly ids: ReadonlySet<string> };

export interface State {
  readonly conversations: readonly Conversation[];
  readonly active: string | null;
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly quote: Quote | null;
  readonly overlay: Overlay | null;
  /** How often the page threw its composer away and built it anew. */
  readonly composerBuilds: number;
}
