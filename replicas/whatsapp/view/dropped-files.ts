/** The files of a drop, those in dropped folders included. At once when there is no folder. */
export function takeDrop(transfer: DataTransfer, take: (files: readonly File[]) => void): void {
  const files = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) {
    take(files);
    return;
  }
  void Promise.all(entries.map(filesIn)).then((found) => {
    take(found.flat());
  });
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) {
    return [
      await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject);
      }),
    ];
  }
  if (!isFolder(entry)) return [];
  const inside = await allEntries(entry.createReader());
  return (await Promise.all(inside.map(filesIn))).flat();
}

// Chromium has no constructors for these to test against.
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

// A reader hands out a part at a time, and nothing when it is at the end.
async function allEntries(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
  return part.length === 0 ? [] : [...part, ...(await allEntries(reader))];
}
