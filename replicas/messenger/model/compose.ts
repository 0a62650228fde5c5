import type { SentFile } from '../../sent.ts';
import { describeFile, transmit } from '../../shared/wire.ts';
import { change, changeCompose, composeOf, findThread, getState } from './store.ts';
import type { Attachment, Dialog, Draft, Message, Thread } from './types.ts';

const drafts = new Map<string, Draft>();

/** Unsent text by thread, and by message while that is being edited. It stays in the page. */
export function keepDraft(of: Thread | Message, draft: Draft | null): void {
  if (draft) drafts.set(of.id, draft);
  else drafts.delete(of.id);
}

export function draftOf(of: Thread | Message): Draft | undefined {
  return drafts.get(of.id);
}

export function draftTexts(): Readonly<Record<string, string>> {
  const ofThreads = [...drafts].filter(([id]) => findThread(id) !== null);
  return Object.fromEntries(ofThreads.map(([id, { text }]) => [id, text]));
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

/** Edits a message in the composer's place, from its text as it was sent; `null` gives up. */
export function editMessage(thread: string, editing: Message | null): void {
  const before = composeOf(getState(), thread).editing;
  if (before) keepDraft(before, null);
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
