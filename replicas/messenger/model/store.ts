import { firstTabs } from '../variant.ts';
import { routeOf } from './address.ts';
import { customers, seedMessages, story, threads } from './seed.ts';
import type { Compose, Message, State, Thread } from './types.ts';

const all: readonly Thread[] = [...threads, ...customers];
const emptyCompose: Compose = { tray: [], quote: null, editing: null, recording: false, generation: 0 };

/** The thread that an address or a test names by its id, or by the other person's profile. */
export function findThread(id: string | null): Thread | null {
  return all.find((each) => each.id === id || (id !== null && each.profile === id)) ?? null;
}

/** As `findThread`, where there must be one. */
export function threadById(id: string): Thread {
  const found = findThread(id);
  if (!found) throw new Error('No such thread.');
  return found;
}

function initial(): State {
  const { hostname, pathname, search } = location;
  const route = routeOf(hostname, pathname, new URLSearchParams(search)) ?? { page: 'feed' };
  const tabs = threads.slice(0, firstTabs).map((thread) => thread.id);
  return {
    route,
    active: activeOn(route, tabs),
    tabs,
    messages: seedMessages(Date.now()),
    compose: new Map(),
    menu: null,
    dialog: null,
    call: null,
    notice: null,
  };
}

function activeOn(route: State['route'], tabs: readonly string[]): string | null {
  if (route.page === 'messages' || route.page === 'inbox') return findThread(route.id)?.id ?? null;
  if (route.page === 'story') return story.thread;
  return route.page === 'feed' ? (tabs.at(-1) ?? null) : null;
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

/** Follows the address after it changed. Menus and dialogs go away, trays and quotes stay. */
export function followAddress(): void {
  const { hostname, pathname, search } = location;
  const route = routeOf(hostname, pathname, new URLSearchParams(search));
  if (!route) return;
  change({ route, active: activeOn(route, state.tabs), menu: null, dialog: null });
}

/** Back to how this address starts, with every composer built anew. */
export function resetState(): void {
  const fresh = all.map(({ id }): [string, Compose] => {
    return [id, { ...emptyCompose, generation: composeOf(state, id).generation + 1 }];
  });
  change({ ...initial(), compose: new Map(fresh) });
}

/** What the composer of a thread holds. */
export function composeOf(from: State, thread: string): Compose {
  return from.compose.get(thread) ?? emptyCompose;
}

export function changeCompose(thread: string, next: Partial<Compose>): void {
  const compose = { ...composeOf(state, thread), ...next };
  change({ compose: new Map(state.compose).set(thread, compose) });
}

export function messagesOf(thread: string): readonly Message[] {
  return state.messages.get(thread) ?? [];
}

/** Adds a message to a thread, or takes the place of the one with the same id. */
export function putMessage(thread: string, message: Message): void {
  const before = messagesOf(thread);
  const exists = before.some((each) => each.id === message.id);
  const after = exists
    ? before.map((each) => (each.id === message.id ? message : each))
    : [...before, message];
  change({ messages: new Map(state.messages).set(thread, after) });
}

/** Takes a message away, as unsending does. */
export function dropMessage(thread: string, id: string): void {
  const after = messagesOf(thread).filter((each) => each.id !== id);
  change({ messages: new Map(state.messages).set(thread, after) });
}
