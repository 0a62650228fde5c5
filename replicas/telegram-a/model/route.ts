import { change, getState, idle, peerById } from './store.ts';
import type { Route } from './types.ts';

/** Reads `#<peerId>[_thread][_type]`; `null` when it names no chat. */
export function parseHash(hash: string): Route | null {
  const match = /^#(-?\d+)(?:_(\d+))?(?:_(scheduled|pinned|thread))?$/.exec(hash);
  const peerId = match?.[1];
  if (peerId === undefined || !peerById(peerId)) return null;
  const type = match?.[3];
  return {
    peerId,
    thread: match?.[2] === undefined ? null : Number(match[2]),
    type: type === 'scheduled' || type === 'pinned' ? type : 'thread',
  };
}

export function hashOf({ peerId, thread, type }: Route): string {
  return `#${[peerId, ...(thread === null ? [] : [thread]), ...(type === 'thread' ? [] : [type])].join('_')}`;
}

const leaving = new Set<(before: Route) => void>();

/** Called with the chat that is left, before another one is open. */
export function onLeave(listener: (before: Route) => void): void {
  leaving.add(listener);
}

/** Opens a chat, keeping what is to be forwarded into it. */
export function openRoute(route: Route | null): void {
  const { route: before, composing } = getState();
  if (before && route && hashOf(before) === hashOf(route)) return;
  if (before) for (const listener of leaving) listener(before);
  history.replaceState(null, '', route ? hashOf(route) : location.pathname + location.search);
  change({ route, composing: { ...idle, forwarding: composing.forwarding }, selected: null });
}

export function openPeer(peerId: string): void {
  openRoute({ peerId, thread: null, type: 'thread' });
}

/** Follows links and hand-made changes of the address. */
export function followAddress(): void {
  window.addEventListener('hashchange', () => openRoute(parseHash(location.hash)));
  openRoute(parseHash(location.hash));
}
