import type { EditorState } from 'lexical';
import type { SentConversation, SentFile } from '../../sent.ts';
import type { Route } from './address.ts';

export interface Thread extends SentConversation {
  readonly e2ee: boolean;
  /** The other person's profile, by which an address may name the thread as well. */
  readonly profile: string | null;
  /** Group members other than oneself. */
  readonly members: readonly string[];
}

export interface Message {
  readonly id: string;
  /** `null`: sent from here. */
  readonly from: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly files: readonly SentFile[];
  readonly quoted?: string;
  readonly edited?: boolean;
  readonly forwarded?: boolean;
  readonly reaction?: string;
}

/** A file in a composer's tray. It is on its way from the moment it was attached. */
export interface Attachment {
  readonly id: string;
  readonly file: File;
  /** What was uploaded; `null` when the file could not be read. */
  readonly uploaded: Promise<SentFile | null>;
}

/** What one conversation's composer holds beside its text. */
export interface Compose {
  readonly tray: readonly Attachment[];
  readonly quote: Message | null;
  readonly editing: Message | null;
  readonly recording: boolean;
  /** Counts how often the composer was thrown away and built anew. */
  readonly generation: number;
}

export interface Draft {
  readonly text: string;
  readonly state: EditorState;
}

export type Dialog =
  | { readonly kind: 'forward'; readonly thread: Thread; readonly message: Message }
  | { readonly kind: 'poll' | 'location' | 'contact'; readonly thread: Thread }
  | { readonly kind: 'share'; readonly post: string };

export interface Call {
  readonly thread: Thread;
  readonly streams: readonly MediaStream[];
}

export interface State {
  readonly route: Route;
  /** The thread whose composer was used last, or that the address names. */
  readonly active: string | null;
  /** Chat tabs on the feed, oldest first. */
  readonly tabs: readonly string[];
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  readonly compose: ReadonlyMap<string, Compose>;
  /** Key of the one open menu or panel. */
  readonly menu: string | null;
  readonly dialog: Dialog | null;
  readonly call: Call | null;
  /** A short notice, e.g. that there is no microphone. */
  readonly notice: string | null;
}
