import { picksByFileSystem } from '../variant.ts';
import type { Attachment } from './protocol.ts';

export const mediaTypes = 'image/*,video/mp4,video/webm,video/quicktime';

// One for the whole page and never in the document, as in the original.
let selector: HTMLInputElement | null = null;

interface FilePicker {
  showOpenFilePicker(options: { multiple: boolean }): Promise<readonly { getFile(): Promise<File> }[]>;
}

function hasFilePicker(scope: object): scope is FilePicker {
  return 'showOpenFilePicker' in scope;
}

/** Lets the user pick files. `accept` as of an input; empty for any file. */
export function pickFiles(accept: string, take: (files: readonly File[]) => void): void {
  if (picksByFileSystem && hasFilePicker(window)) {
    window
      .showOpenFilePicker({ multiple: true })
      .then((handles) => Promise.all(handles.map((handle) => handle.getFile())))
      .then(take)
      .catch(() => undefined); // closed without a choice
    return;
  }
  selector ??= document.createElement('input');
  const input = selector;
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.value = '';
  input.onchange = () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) take(files);
  };
  input.click();
}

export function attachmentOf(file: File, asFile: boolean): Attachment {
  const { name: filename, type: mimeType, size } = file;
  return { blob: file, filename, mimeType, size, ...(asFile && { shouldSendAsFile: true }) };
}

/** The files of a drop, folders opened. Must be called while the event is handled. */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files];
  return (await Promise.all(entries.map(filesOfEntry))).flat();
}

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  for (;;) {
    const found = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (found.length === 0) return files;
    files.push(...(await Promise.all(found.map(filesOfEntry))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
