/** What is listed of a dropped folder: more than that counts as not looked into. */
const maxFiles = 500;
const maxDepth = 8;

export interface Listed {
  readonly files: readonly File[];
  /** There is more in it, or a part of it could not be read. */
  readonly truncated: boolean;
}

/** Entries of a drop; must be called while the event is being handled. Empty where there is no folder among them. */
export function foldersIn(data: DataTransfer | null): readonly FileSystemEntry[] {
  const entries = [...(data?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.some((entry) => entry.isDirectory) ? entries : [];
}

/** All files below the entries, level by level. */
export async function listFiles(entries: readonly FileSystemEntry[]): Promise<Listed> {
  const files: File[] = [];
  let level = entries;
  let truncated = false;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return { files, truncated: true };
    const next: FileSystemEntry[] = [];
    for (const entry of level) {
      if (files.length >= maxFiles) return { files, truncated: true };
      try {
        if (isFile(entry)) files.push(await fileOf(entry));
        else if (isFolder(entry)) next.push(...(await childrenOf(entry)));
      } catch {
        truncated = true;
      }
    }
    level = next;
  }
  return { files, truncated };
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** A reader gives a hundred at a time, and none when it is done. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0 || all.length > maxFiles) return all;
    all.push(...some);
  }
}
