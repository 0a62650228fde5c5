import { change, getState } from './store.ts';
import type { Draft, Message, Overlay, StatusView } from './types.ts';

export function openConversation(id: string): void {
  const { active, overlay } = getState();
  if (active !== id) change({ active: id, quote: null, overlay: null });
  else if (overlay?.kind === 'status') change({ overlay: null });
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

/** Opens the media dialog, or adds to it when it is open; on the status page, that of a status. */
export function stageFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  showStaged([...stagedFiles(), ...files]);
}

/** Takes one file out of the media dialog, which closes with the last. */
export function unstageFile(index: number): void {
  showStaged(stagedFiles().filter((_, at) => at !== index));
}

/** Closes the media dialog; what was staged is not sent. */
export function closeMedia(): void {
  showStaged([]);
}

function stagedFiles(): readonly File[] {
  const { overlay } = getState();
  if (overlay?.kind === 'media') return overlay.files;
  return overlay?.kind === 'status' && overlay.view.what === 'media' ? overlay.view.files : [];
}

function showStaged(files: readonly File[]): void {
  const { overlay } = getState();
  if (overlay?.kind === 'status')
    showStatus(files.length === 0 ? { what: 'nothing' } : { what: 'media', files });
  else change({ overlay: files.length === 0 ? null : { kind: 'media', files } });
}

/** Opens the status page, or changes what it shows. */
export function showStatus(view: StatusView): void {
  change({ overlay: { kind: 'status', view } });
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

/** Closes every menu and dialog; nothing in them is sent. The status page stays. */
export function closeEverything(): void {
  for (const close of [...menus]) close();
  if (getState().overlay?.kind === 'status') showStatus({ what: 'nothing' });
  else change({ overlay: null });
}
