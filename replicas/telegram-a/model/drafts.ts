import { draftIdleMs } from '../variant.ts';
import { callApi } from './api.ts';
import type { FormattedText } from './protocol.ts';
import { onLeave } from './route.ts';
import { apiChat, change, draftKey, getState, peerById } from './store.ts';
import type { Route } from './types.ts';

/** What the server has, by `draftKey`. */
const saved = new Map<string, string>();
let idleTimer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the unsent text of the open chat, and saves it to the server once it is left alone. */
export function keepDraft(text: FormattedText): void {
  const { route, composing } = getState();
  if (!route || route.type !== 'thread' || composing.editing) return;
  setDraft(draftKey(route), text);
  clearTimeout(idleTimer);
  idleTimer = setTimeout(() => saveDraftOf(route), draftIdleMs);
}

/** After a send: the server forgets the draft by itself. */
export function forgetDraft(route: Route): void {
  clearTimeout(idleTimer);
  const key = draftKey(route);
  saved.delete(key);
  setDraft(key, { text: '' });
}

function setDraft(key: string, text: FormattedText): void {
  const drafts = new Map(getState().drafts);
  if (text.text === '') drafts.delete(key);
  else drafts.set(key, text);
  change({ drafts });
}

function saveDraftOf(route: Route): void {
  clearTimeout(idleTimer);
  const key = draftKey(route);
  const draft = getState().drafts.get(key);
  const peer = peerById(route.peerId);
  if (!peer || (draft?.text ?? '') === (saved.get(key) ?? '')) return;
  saved.set(key, draft?.text ?? '');
  const args = {
    chat: apiChat(peer),
    ...(route.thread !== null && { threadId: route.thread }),
    ...(draft && { draft: { text: draft } }),
  };
  // Kept here whatever the server says.
  callApi('saveDraft', args).catch(() => undefined);
}

export function forgetSavedDrafts(): void {
  saved.clear();
  clearTimeout(idleTimer);
}

/** Besides the idle time: when the window loses focus, another chat is opened, the page is left. */
export function saveDraftsOnLeaving(): void {
  const saveOpen = () => {
    const { route } = getState();
    if (route) saveDraftOf(route);
  };
  window.addEventListener('blur', saveOpen);
  window.addEventListener('beforeunload', saveOpen);
  onLeave(saveDraftOf);
}
