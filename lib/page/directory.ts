import {
  add,
  apply,
  getter,
  isCallable,
  isObject,
  method,
  newList,
  readField,
} from '../messaging/natives.ts';
import { onSettled } from './hook-natives.ts';

const maxFiles = 500;
const maxDepth = 8;
const kindOf = getter('FileSystemHandle', 'kind');
const getFile = method('FileSystemFileHandle', 'getFile');
const valuesOf = method('FileSystemDirectoryHandle', 'values');

/** The file of a handle as it is now; `failed` when it cannot be read. */
export function readHandle(
  handle: unknown,
  read: (file: unknown) => void,
  failed: (error: unknown) => void,
): void {
  onSettled(getFile(handle), read, failed);
}

/** The files in a folder and below it, calling `done` once. `truncated`: not all of them were read. */
export function filesBelow(
  root: unknown,
  done: (files: readonly unknown[], truncated: boolean) => void,
): void {
  const files = newList<unknown>();
  const folders = newList<{ readonly folder: unknown; readonly depth: number }>();
  let next = 0;
  let truncated = false;
  const readFolders = (): void => {
    const current = folders[next];
    next += 1;
    if (!current) {
      done(files, truncated);
      return;
    }
    const fail = (): void => {
      truncated = true;
      readFolders();
    };
    eachEntry(current.folder, (entry, goOn) => take(entry, current.depth, goOn), readFolders, fail);
  };
  const take = (entry: unknown, depth: number, goOn: () => void): void => {
    const skip = (): void => {
      truncated = true;
      goOn();
    };
    const keep = (file: unknown): void => {
      add(files, file);
      goOn();
    };
    if (kindOf(entry) !== 'directory') {
      if (files.length < maxFiles) readHandle(entry, keep, skip);
      else done(files, true);
    } else if (depth < maxDepth) {
      add(folders, { folder: entry, depth: depth + 1 });
      goOn();
    } else skip();
  };
  add(folders, { folder: root, depth: 0 });
  readFolders();
}

function eachEntry(
  folder: unknown,
  take: (entry: unknown, goOn: () => void) => void,
  done: () => void,
  failed: () => void,
): void {
  const entries = valuesOf(folder);
  // Nobody can have a folder's iterator before there is a folder, so its method cannot be taken any earlier.
  const next: unknown = isObject(entries) ? readField(entries, 'next') : null;
  const goOn = (): void => {
    const read = (step: unknown): void => {
      if (!isObject(step) || readField(step, 'done') === true) done();
      else take(readField(step, 'value'), goOn);
    };
    onSettled(isCallable(next) ? apply(next, entries, []) : null, read, failed);
  };
  goOn();
}
