import { accountNumber, language } from '../variant.ts';
import { type Message, seedMessages } from './messages.ts';
import { type Peer, peersFor } from './peers.ts';

/** What the bar above the composer is about. */
export type Helper =
  | { readonly kind: 'reply' | 'edit'; readonly message: Message }
  | { readonly kind: 'forward'; readonly fromPeerId: string; readonly mids: readonly number[] };

export interface State {
  readonly active: string | null;
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  /** Unsent text by peer. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly helper: Helper | null;
  /** Ids of selected messages; `null` when nothing is being selected. They may be out of the DOM. */
  readonly selection: ReadonlySet<number> | null;
}

export const peers: readonly Peer[] = peersFor(language, accountNumber);

let state = start();
const watchers = new Set<(now: State, before: State) => void>();

function start(): State {
  return {
    active: null,
    messages: seedMessages(Date.now()),
    drafts: new Map(),
    helper: null,
    selection: null,
  };
}

export function getState(): State {
  return state;
}

export function change(part: Partial<State>): void {
  const before = state;
  state = { ...state, ...part };
  for (const watch of [...watchers]) watch(state, before);
}

export function resetState(): void {
  change(start());
}

/** Calls `watch` after each change, in the order of subscribing. */
export function onChange(watch: (now: State, before: State) => void): void {
  watchers.add(watch);
}

export function peerById(id: string | null): Peer | undefined {
  return peers.find((peer) => peer.id === id);
}

export function activePeer(): Peer | undefined {
  return peerById(state.active);
}

export function messagesOf(peerId: string): readonly Message[] {
  return state.messages.get(peerId) ?? [];
}

/** Adds a message, or puts it in the place of the one with its id. */
export function putMessage(peerId: string, message: Message): void {
  const before = messagesOf(peerId);
  const known = before.some((each) => each.mid === message.mid);
  const after = known
    ? before.map((each) => (each.mid === message.mid ? message : each))
    : [...before, message];
  change({ messages: new Map(state.messages).set(peerId, after) });
}

/** Changes a message if it is still there. */
export function amendMessage(peerId: string, mid: number, part: Partial<Message>): void {
  const message = messagesOf(peerId).find((each) => each.mid === mid);
  if (message) putMessage(peerId, { ...message, ...part });
}

export function keepDraftText(peerId: string, text: string): void {
  if ((state.drafts.get(peerId) ?? '') === text) return;
  const drafts = new Map(state.drafts);
  if (text === '') drafts.delete(peerId);
  else drafts.set(peerId, text);
  change({ drafts });
}
