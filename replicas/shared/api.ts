import type { SentConversation, SentRecord } from '../sent.ts';
import { forgetSent, nextSent, sentRecords } from './wire.ts';

/** Something that left a page without being a message to somebody: a post, a comment, a search. */
export interface Elsewhere {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Which of the page's surfaces it left by, e.g. `post`. */
  readonly surface: string;
  readonly text: string;
}

/** What tests may ask a replica's page: its model, never its DOM. */
export interface ReplicaApi {
  /** What was sent since the page was loaded or reset, frozen. */
  readonly sent: readonly SentRecord[];
  /** What left by surfaces that are no messenger's, on pages that have such. */
  readonly elsewhere: readonly Elsewhere[];
  /** Unsent text by conversation id. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The open conversation. */
  conversation(): SentConversation | null;
  /** The first record with `seq` above `afterSeq`, now or when it comes. */
  nextSent(afterSeq: number): Promise<SentRecord>;
  /**
   * Where a worker does the sending, or the server is asked while somebody types: resolves once all that it was given
   * before now is in `sent`.
   */
  settled?(): Promise<void>;
  /** Chaos: switches to another conversation without any input, e.g. while a decision is pending. */
  open(id: string): void;
  /** Chaos: the page's own script changes the open composer's text, without any input event. */
  appendText(text: string): void;
  /** Chaos: the open composer's DOM is thrown away and built anew with the same text. */
  rebuildComposer(): void;
  /** A message of this text arrives in the open conversation, from somebody else. */
  receive?(text: string): void;
  /** Chaos: the page's own code sends a text that stood in no composer, by no control that sends. */
  sendByItself?(text: string): void;
  /** Chaos: the page closes its menus and dialogs, and with them the inputs they mount. */
  closeMenu(): void;
  /** Forgets what was sent and puts the page back as it started, no conversation open. */
  reset(): void;
}

declare global {
  interface Window {
    readonly __replica: ReplicaApi;
  }
}

/** What a replica's own page has to offer; the wire does the rest. */
export interface PageControls extends Omit<ReplicaApi, 'sent' | 'elsewhere' | 'drafts' | 'nextSent'> {
  elsewhere?(): readonly Elsewhere[];
  drafts(): Readonly<Record<string, string>>;
}

/** Puts the oracle on the window, where nobody can change it any more. */
export function exposeReplica(page: PageControls): void {
  const { elsewhere, drafts, reset, ...rest } = page;
  const api: ReplicaApi = Object.freeze({
    ...rest,
    get sent() {
      return sentRecords();
    },
    get elsewhere() {
      return elsewhere?.() ?? [];
    },
    get drafts() {
      return drafts();
    },
    nextSent,
    reset() {
      forgetSent();
      reset();
    },
  });
  Object.defineProperty(window, '__replica', { value: api });
}
