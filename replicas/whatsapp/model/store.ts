import { conversations } from './conversations.ts';
import { seedMessages, seedStatuses } from './seed.ts';
import type { Conversation, Message, State } from './types.ts';

function initial(): State {
  return {
    conversations,
    active: null,
    messages: seedMessages(Date.now()),
    drafts: new Map(),
    quote: null,
    overlay: null,
    statuses: seedStatuses(Date.now()),
    call: null,
    composerBuilds: 0,
  };
}

let state = initial();
const listeners = new Set<() => void>();

export function getState(): State {
  return state;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function change(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Back to how the page started, no conversation open. */
export function resetState(): void {
  change(initial());
}

export function conversationById(id: string): Conversation {
  const found = conversations.find((each) => each.id === id);
  if (!found) throw new Error('No such conversation.');
  return found;
}

export function activeConversation(): Conversation | null {
  return state.active === null ? null : conversationById(state.active);
}

export function messagesOf(id: string): readonly Message[] {
  return state.messages.get(id) ?? [];
}

/** Adds a message to a conversation, or replaces the one with the same id. */
export function putMessage(conversation: string, message: Message): void {
  const before = messagesOf(conversation);
  const exists = before.some((each) => each.id === message.id);
  const after = exists
    ? before.map((each) => (each.id === message.id ? message : each))
    : [...before, message];
  change({ messages: new Map(state.messages).set(conversation, after) });
}
