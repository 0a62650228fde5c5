import { account, labels } from '../variant.ts';
import type { ApiChat, FormattedText } from './protocol.ts';
import { ownIdOf, peersOf, seedMessages } from './seed.ts';
import type { Message, Peer, Route } from './types.ts';

export interface Composing {
  readonly editing: Message | null;
  readonly replyTo: Message | null;
  readonly forwarding: { readonly from: string; readonly messages: readonly Message[] } | null;
}

export interface State {
  readonly route: Route | null;
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  readonly scheduled: ReadonlyMap<string, readonly Message[]>;
  /** Unsent text by `draftKey`. */
  readonly drafts: ReadonlyMap<string, FormattedText>;
  readonly composing: Composing;
  /** Ids of the chosen messages; `null` when nothing is being chosen. */
  readonly selected: ReadonlySet<number> | null;
}

export const ownId = ownIdOf(account);
export const peers: readonly Peer[] = peersOf(ownId, labels.saved);
export const idle: Composing = Object.freeze({ editing: null, replyTo: null, forwarding: null });

function initial(): State {
  const messages = [...seedMessages(Date.now())].map(([id, seeded]): [string, Message[]] => [
    id,
    seeded.map(({ id: messageId, from, at, text, file }) => ({
      id: messageId,
      from,
      at,
      content: { text },
      ...(file && { media: { name: file.name, type: file.type, size: file.content.length, blob: null } }),
    })),
  ]);
  return {
    route: null,
    messages: new Map(messages),
    scheduled: new Map(),
    drafts: new Map(),
    composing: idle,
    selected: null,
  };
}

let state = initial();
const listeners = new Set<() => void>();

export function getState(): State {
  return state;
}

export function change(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of [...listeners]) listener();
}

/** Calls `render` now and whenever what `select` gives is another value. */
export function follow<T>(select: (state: State) => T, render: (value: T) => void): void {
  let last = select(state);
  render(last);
  listeners.add(() => {
    const now = select(state);
    if (Object.is(now, last)) return;
    last = now;
    render(now);
  });
}

/** Everything but the route, back to how the page started. */
export function resetState(): void {
  change({ ...initial(), route: state.route });
}

export function peerById(id: string): Peer | null {
  return peers.find((peer) => peer.id === id) ?? null;
}

export function activePeer(): Peer | null {
  return state.route && peerById(state.route.peerId);
}

/** As the calls carry it. */
export function apiChat(peer: Peer): ApiChat {
  return { id: peer.id, type: peer.chatType, title: peer.title, isVerified: peer.isVerified };
}

export function draftKey(route: Route): string {
  return route.thread === null ? route.peerId : `${route.peerId}_${route.thread}`;
}

/** Adds a message to a chat, or replaces the one with the same id. */
export function putMessage(
  peerId: string,
  message: Message,
  list: 'messages' | 'scheduled' = 'messages',
): void {
  const before = state[list].get(peerId) ?? [];
  const after = before.some((each) => each.id === message.id)
    ? before.map((each) => (each.id === message.id ? message : each))
    : [...before, message];
  change({ [list]: new Map(state[list]).set(peerId, after) });
}

/** The messages of the open chat, topic or list of scheduled ones. */
export function visibleMessages({ route, messages, scheduled }: State): readonly Message[] {
  if (!route) return [];
  if (route.type === 'scheduled') return scheduled.get(route.peerId) ?? [];
  const all = messages.get(route.peerId) ?? [];
  return route.thread === null ? all : all.filter((message) => message.thread === route.thread);
}
