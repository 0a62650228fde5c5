import {
  apply,
  getterOf,
  isCallable,
  isObject,
  newList,
  prototypeOf,
  readField,
  whenDone,
} from './natives.ts';
import type { Callable } from './natives.ts';

const maxFiles = 500;
const maxDepth = 8;
const kindOf = getterOf(prototypeOf('FileSystemHandle'), 'kind');
const getFile = methodOf('FileSystemFileHandle', 'getFile');
const values = methodOf('FileSystemDirectoryHandle', 'values');

/** The handle's file as it is now; `failed` when it cannot be read. */
export function readHandle(
  handle: unknown,
  read: (file: unknown) => void,
  failed: (error: unknown) => void,
): void {
  whenDone(getFile === null ? null : apply(getFile, handle, []), read, failed);
}

/** The files in a folder and below it. `truncated`: not all of them were read. */
export function filesBelow(
  root: unknown,
  done: (files: readonly unknown[], truncated: boolean) => void,
): void {
  const files = newList<unknown>();
  const folders = newList<{ readonly handle: unknown; readonly depth: number }>();
  folders[0] = { handle: root, depth: 0 };
  let at = 0;
  let truncated = false;
  const nextFolder = (): void => {
    const folder = folders[at];
    at += 1;
    if (folder === undefined) done(files, truncated);
    else
      readEntries(
        folder.handle,
        (entry, goOn) => take(entry, folder.depth, goOn),
        nextFolder,
        skip(nextFolder),
      );
  };
  const skip = (goOn: () => void) => () => {
    truncated = true;
    goOn();
  };
  const take = (entry: unknown, depth: number, goOn: () => void): void => {
    if (kindOf(entry) === 'directory') {
      if (depth >= maxDepth) truncated = true;
      else folders[folders.length] = { handle: entry, depth: depth + 1 };
      goOn();
    } else if (files.length >= maxFiles) {
      truncated = true;
      done(files, truncated);
    } else {
      const keep = (file: unknown): void => {
        files[files.length] = file;
        goOn();
      };
      readHandle(entry, keep, skip(goOn));
    }
  };
  nextFolder();
}

function readEntries(
  folder: unknown,
  take: (entry: unknown, goOn: () => void) => void,
  done: () => void,
  failed: () => void,
): void {
  try {
    const entries: unknown = values === null ? null : apply(values, folder, []);
    const next: unknown = isObject(entries) ? readField(entries, 'next') : null;
    const goOn = (): void => {
      const read = isCallable(next) ? apply(next, entries, []) : null;
      whenDone(
        read,
        (step) => {
          if (!isObject(step) || readField(step, 'done') === true) done();
          else take(readField(step, 'value'), goOn);
        },
        failed,
      );
    };
    goOn();
  } catch {
    failed();
  }
}

function methodOf(type: string, name: string): Callable | null {
  const prototype = prototypeOf(type);
  const method: unknown = prototype && readField(prototype, name);
  return isCallable(method) ? method : null;
}
