import { change, getState } from './store.ts';
import type { Draft, Message, Overlay } from './types.ts';

export function openConversation(id: string): void {
  if (getState().active !== id) change({ active: id, quote: null, overlay: null });
}

export function keepDraft(conversation: string, draft: Draft | null): void {
  const drafts = new Map(getState().drafts);
  if (draft) drafts.set(conversation, draft);
  else drafts.delete(conversation);
  change({ drafts });
}

export function quoteMessage(message: Message | null): void {
  change({ quote: message && { id: message.id, author: message.from, text: message.text } });
}

export function showOverlay(overlay: Overlay | null): void {
  change({ overlay });
}

/** Opens the media dialog, or adds to it when it is open. */
export function stageFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  const { overlay } = getState();
  const before = overlay?.kind === 'media' ? overlay.files : [];
  change({ overlay: { kind: 'media', files: [...before, ...files] } });
}

export function toggleSelected(id: string): void {
  const { overlay } = getState();
  if (overlay?.kind !== 'select') return;
  const ids = new Set(overlay.ids);
  if (!ids.delete(id)) ids.add(id);
  change({ overlay: { kind: 'select', ids } });
}

/** Throws the open composer away; the new one starts from the draft. */
export function rebuildComposer(): void {
  change({ composerBuilds: getState().composerBuilds + 1 });
}

const menus = new Set<() => void>();

/** Lets the page itself close a menu for as long as it is registered. */
export function registerMenu(close: () => void): () => void {
  menus.add(close);
  return () => {
    menus.delete(close);
  };
}

/** Closes every menu and dialog; nothing in them is sent. */
export function closeEverything(): void {
  for (const close of [...menus]) close();
  change({ overlay: null });
}
