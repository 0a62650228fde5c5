import type { SentConversation, SentRecord } from '../sent.ts';
import { appendToComposer } from './editor/current-composer.ts';
import { openConversation } from './model/actions.ts';
import { activeConversation, conversationById, getState, resetState } from './model/store.ts';
import { forgetSent, nextSent, sentRecords } from '../shared/wire.ts';

/** What tests may ask the page: its model, never its DOM. */
export interface ReplicaApi {
  /** What was sent since the page was loaded or reset, frozen. */
  readonly sent: readonly SentRecord[];
  /** Unsent text by conversation id. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The open conversation. */
  conversation(): SentConversation | null;
  /** The first record with `seq` above `afterSeq`, now or when it comes. */
  nextSent(afterSeq: number): Promise<SentRecord>;
  /** Chaos: switches to another conversation without any input, e.g. while a decision is pending. */
  open(id: string): void;
  /** Chaos: the page's own script changes the open composer's text, without any input event. */
  appendText(text: string): void;
  /** Forgets what was sent and puts the page back as it started, no conversation open. */
  reset(): void;
}

declare global {
  interface Window {
    readonly __replica: ReplicaApi;
  }
}

export function exposeOracle(): void {
  const api: ReplicaApi = Object.freeze({
    get sent() {
      return sentRecords();
    },
    get drafts() {
      return Object.fromEntries([...getState().drafts].map(([id, draft]) => [id, draft.text]));
    },
    conversation() {
      const active = activeConversation();
      return active && { id: active.id, title: active.title, kind: active.kind };
    },
    nextSent,
    open(id: string) {
      openConversation(conversationById(id).id);
    },
    appendText: appendToComposer,
    reset() {
      forgetSent();
      resetState();
    },
  });
  Object.defineProperty(window, '__replica', { value: api });
}
