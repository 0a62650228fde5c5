import type { SentConversation, SentRecord } from '../sent.ts';
import { activeConversation, getState, resetState } from './model/store.ts';
import { forgetSent, nextSent, sentRecords } from './model/wire.ts';

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
    reset() {
      forgetSent();
      resetState();
    },
  });
  Object.defineProperty(window, '__replica', { value: api });
}
