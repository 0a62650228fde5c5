import { leaveDraft } from './drafts.ts';
import { change, getState, type Helper, peerById, peers } from './state.ts';

/** Opens a chat; its id or `@username` goes to the address. A draft in the chat that is left is saved at once. */
export function openPeer(id: string, helper: Helper | null = null): void {
  const peer = peerById(id);
  if (!peer) return;
  const { active } = getState();
  if (active !== null && active !== id) leaveDraft(active);
  change(active === id ? { helper, selection: null } : { active: id, helper, selection: null });
  const hash = `#${peer.username ? `@${peer.username}` : peer.id}`;
  if (location.hash !== hash) history.pushState(null, '', hash);
}

export function closePeer(): void {
  const { active } = getState();
  if (active !== null) leaveDraft(active);
  change({ active: null, helper: null, selection: null });
  if (location.hash !== '') history.pushState(null, '', location.pathname + location.search);
}

/** Opens what the address names, now and whenever it changes. */
export function followAddress(): void {
  const follow = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const peer = peers.find(({ id, username }) => id === name || (username && `@${username}` === name));
    if (peer) openPeer(peer.id);
    else if (getState().active !== null) closePeer();
  };
  window.addEventListener('hashchange', follow);
  window.addEventListener('popstate', follow);
  follow();
}
