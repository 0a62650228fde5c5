import type { Account, Channel, Conversation, PlatformId } from '../core/decide/egress.ts';

/** Health of an adapter on this page: anchors found, replaced by generic gating, or nothing to hold on to. */
export type AdapterHealth = 'ok' | 'degraded' | 'blind';

export interface AdapterState {
  readonly platform: PlatformId;
  readonly health: AdapterHealth;
  /** Names of anchors that were not found. */
  readonly missing: readonly string[];
}

/** A field whose text can be sent. Reads the page anew on every call: page and person may change it at any time. */
export interface Composer {
  readonly element: HTMLElement;
  /** What sending from this field is: `message`, `caption` or `edit`. */
  readonly channel: Channel;
  /** As it would be sent: lines by `\n`, emoji images by their `alt`. */
  readText(): string;
  readConversation(): Conversation;
}

/** What makes one platform observable. Asks the page on every call and keeps nothing of it. */
export interface Adapter {
  readonly platform: PlatformId;
  /** The composer an event happened in; null outside of any (search, login, other fields). */
  composerAt(path: readonly EventTarget[]): Composer | null;
  /** The composer whose content a click on this path would send; null when it is no send control. */
  composerSentBy(path: readonly EventTarget[]): Composer | null;
  /** True while the composer's own suggestion list takes Enter (emoji, mention). */
  listTakesEnter(composer: Composer): boolean;
  readAccount(): Account;
  /** Null while there is nothing to observe (not signed in, no conversation open). */
  readState(): AdapterState | null;
}
