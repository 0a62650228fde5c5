import type { Account, Channel, Content, Conversation, PlatformId } from '../core/decide/egress.ts';
import type { PlatformChokePoint } from '../core/policy/platform.ts';

/** Health of an adapter on this page: anchors found, replaced by generic gating, or nothing to hold on to. */
export type AdapterHealth = 'ok' | 'degraded' | 'blind';

export interface AdapterState {
  readonly platform: PlatformId;
  readonly health: AdapterHealth;
  /** Names of anchors that were not found. */
  readonly missing: readonly string[];
  /** The page's own version; null when it does not say. */
  readonly page: string | null;
  readonly host: string;
}

/** Something that an event is about to send. Reads the page anew on every call: it may change at any time. */
export interface Sending {
  readonly channel: Channel;
  /** Where it is sent from: the field, else the control. */
  readonly element: HTMLElement;
  /** As it would be sent now; null when there is nothing to send, or no longer. */
  readContent(): Content | null;
  /** Everybody it would go to; at least one. */
  readConversations(): readonly [Conversation, ...Conversation[]];
}

/** A field whose text can be sent. */
export interface Composer extends Sending {
  /** Its text as it would be sent: lines by `\n`, emoji images by their `alt`. */
  readText(): string;
}

/** What makes one platform observable. Asks the page on every call. */
export interface Adapter {
  readonly platform: PlatformId;
  readonly chokePoints: readonly PlatformChokePoint[];
  /** True where messages are written: nothing else on the page is touched. */
  covers(path: readonly EventTarget[]): boolean;
  /** The composer an event happened in; null outside of any (search, login, other fields). */
  composerAt(path: readonly EventTarget[]): Composer | null;
  /** What a click or key press on this path would send; null when it is no control that sends. */
  sentBy(path: readonly EventTarget[]): Sending | null;
  /** The composer that takes Enter while no field has the focus. */
  composerInFront(): Composer | null;
  /** True while the composer's own suggestion list takes Enter (emoji, mention). */
  listTakesEnter(composer: Composer): boolean;
  /** Who gets what is dropped or attached on this path: a chat in the list, else the conversation there. */
  conversationAt(path: readonly EventTarget[]): Conversation;
  /** The conversation that a call of the page names by its id; null, and an id nobody knows here: the open one. */
  conversationOf(id: string | null): Conversation;
  /** Where files can be dropped for the conversation, when its file input is gone. */
  dropTarget(): HTMLElement | null;
  /** Call with each press: a message's own menu names no message. */
  notice(path: readonly EventTarget[]): void;
  /** Call with what is typed, before the page hears of it: a search takes what is chosen off the page. */
  noticeInput(path: readonly EventTarget[]): void;
  readAccount(): Account;
  /** Null while there is nothing to observe (not signed in, no conversation open). */
  readState(): AdapterState | null;
}
