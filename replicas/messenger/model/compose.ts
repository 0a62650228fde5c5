import type { SentFile } from '../../sent.ts';
import { describeFile, transmit } from '../../shared/wire.ts';
import { change, changeCompose, composeOf, getState } from './store.ts';
import type { Attachment, Dialog, Draft, Message, Thread } from './types.ts';

const drafts = new Map<string, Draft>();

/** Unsent text by thread. It stays in the page. */
export function keepDraft(thread: string, draft: Draft | null): void {
  if (draft) drafts.set(thread, draft);
  else drafts.delete(thread);
}

export function draftOf(thread: string): Draft | undefined {
  return drafts.get(thread);
}

export function draftTexts(): Readonly<Record<string, string>> {
  return Object.fromEntries([...drafts].map(([thread, { text }]) => [thread, text]));
}

export function forgetDrafts(): void {
  drafts.clear();
}

/** Puts files into the tray of a thread's composer: their upload starts here, not when they are sent. */
export function attachFiles(thread: Thread, files: readonly File[]): void {
  if (files.length === 0) return;
  const added = files.map((file): Attachment => {
    return { id: crypto.randomUUID(), file, uploaded: upload(thread, file) };
  });
  changeCompose(thread.id, { tray: [...composeOf(getState(), thread.id).tray, ...added] });
  for (const { id, uploaded } of added) {
    void uploaded.then((result) => {
      if (result === null) removeAttachment(thread.id, id);
    });
  }
}

async function upload(thread: Thread, file: File): Promise<SentFile | null> {
  try {
    const described = await describeFile(file);
    transmit({ at: Date.now(), path: 'upload', conversation: thread, text: '', files: [described] });
    return described;
  } catch {
    return null; // a folder, or a file that is gone
  }
}

export function removeAttachment(thread: string, id: string): void {
  const { tray } = composeOf(getState(), thread);
  changeCompose(thread, { tray: tray.filter((each) => each.id !== id) });
}

export function quoteMessage(thread: string, quote: Message | null): void {
  changeCompose(thread, { quote, editing: null });
}

export function editMessage(thread: string, editing: Message | null): void {
  changeCompose(thread, { editing, quote: null });
}

/** Throws the composer's DOM away and builds it anew, with the same text. */
export function rebuildCompose(thread: string): void {
  changeCompose(thread, { generation: composeOf(getState(), thread).generation + 1 });
}

/** Opens a menu or panel by its key, or closes it when it is the open one. */
export function toggleMenu(key: string): void {
  change({ menu: getState().menu === key ? null : key });
}

export function closeMenu(): void {
  if (getState().menu !== null) change({ menu: null });
}

export function showDialog(dialog: Dialog | null): void {
  change({ dialog, menu: null });
}

export function tell(notice: string | null): void {
  change({ notice });
}
