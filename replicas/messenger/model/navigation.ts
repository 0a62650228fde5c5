import { threadPath } from './address.ts';
import { change, followAddress, getState, threadById } from './store.ts';

// The original rewrites the address of an encrypted thread some time after it was opened by its other name.
const rewriteAfterMs = 250;
const mostTabs = 2;

/** Goes to another page of this host; the query, which selects the variant, stays. */
export function goTo(path: string, search = location.search): void {
  history.pushState(null, '', path + search);
  followAddress();
}

/** Opens a thread: by its address where threads have one, as a chat tab on the feed. */
export function openThread(id: string): void {
  const thread = threadById(id);
  const { route, tabs } = getState();
  if (route.page === 'inbox') {
    const query = new URLSearchParams(location.search);
    query.set('selected_item_id', thread.id);
    query.set('thread_type', 'FB_MESSAGE');
    goTo(location.pathname, `?${query.toString()}`);
  } else if (route.page === 'feed') {
    const others = tabs.filter((each) => each !== thread.id);
    change({ tabs: [...others, thread.id].slice(-mostTabs), active: thread.id, menu: null });
  } else {
    goTo(threadPath(location.hostname, thread));
  }
}

/** The page itself shows another thread: on the feed in place of the chat tab used last. */
export function switchThread(id: string): void {
  const thread = threadById(id);
  const { route, tabs, active } = getState();
  if (route.page !== 'feed' || tabs.includes(thread.id) || active === null) openThread(thread.id);
  else {
    change({ tabs: tabs.map((each) => (each === active ? thread.id : each)), active: thread.id, menu: null });
  }
}

export function closeTab(id: string): void {
  const tabs = getState().tabs.filter((each) => each !== id);
  change({ tabs, active: tabs.at(-1) ?? null });
}

/** The composer of this thread has the focus now. */
export function focusThread(id: string): void {
  if (getState().active !== id) change({ active: id });
}

/** Follows the browser's own back and forward, and sees to the address the page was loaded with. */
export function watchAddress(): void {
  window.addEventListener('popstate', () => {
    followAddress();
    rewriteSoon();
  });
  rewriteSoon();
}

function rewriteSoon(): void {
  setTimeout(rewriteAddress, rewriteAfterMs);
}

function rewriteAddress(): void {
  const { route, active } = getState();
  if (route.page !== 'messages' || active === null) return;
  const path = threadPath(location.hostname, threadById(active));
  if (location.pathname === path) return;
  history.replaceState(null, '', path + location.search);
  followAddress();
}
