import { add, apply, asPageList, has, isArray, isObject, newList, some } from '../messaging/natives.ts';
import { filesBelow, readHandle } from './directory.ts';
import { inputWith } from './files.ts';
import { NativeDomException, NativePromise, onSettled } from './hook-natives.ts';
import type { Hooks } from './hooks.ts';
import { newPrivateMap } from './private-map.ts';
import type { PrivateMap } from './private-map.ts';
import type { Questions } from './questions.ts';

/** Gives the page what was picked, or a failure; by default as when the person closes the picker. */
interface Answer {
  give(picked: unknown): void;
  fail(error?: unknown): void;
}

/** Asks about files that a page gets as handles, from pickers of the browser's own. */
export function hookPickers({ hook }: Hooks, questions: Questions): void {
  const judged = newPrivateMap<unknown>();
  const hookPicker = (name: string, look: (picked: unknown, answer: Answer) => void): void => {
    const handler = (picked: unknown): Promise<unknown> =>
      new NativePromise((give, reject) => {
        const fail = (
          error: unknown = new NativeDomException('The user aborted a request.', 'AbortError'),
        ) => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the native's own, handed on
          reject(error);
        };
        onSettled(picked, (handles: unknown) => look(handles, { give, fail }), fail);
      });
    hook('Window', name, (native, self, args) => handler(apply(native, self, args)), true);
  };
  hookPicker('showOpenFilePicker', (handles, answer) => {
    askAboutFiles(isArray(handles) ? handles : newList(), judged, questions, answer);
  });
  hookPicker('showDirectoryPicker', (folder, answer) => {
    askAboutFolder(folder, questions, answer);
  });
  hook('FileSystemFileHandle', 'getFile', (native, self, args) => {
    const file = judged.get(self);
    return file ? new NativePromise((give) => give(file)) : apply(native, self, args);
  });
}

function askAboutFiles(
  handles: readonly unknown[],
  judged: PrivateMap<unknown>,
  questions: Questions,
  { give, fail }: Answer,
): void {
  const files = newList<unknown>();
  const readNext = (): void => {
    if (files.length === handles.length) ask();
    else readHandle(handles[files.length], keepFile, fail);
  };
  const keepFile = (file: unknown): void => {
    add(files, file);
    readNext();
  };
  const ask = (): void => {
    questions.ask({ ask: 'files', via: 'picker', truncated: false }, inputWith(files), (pass, keep) => {
      const kept = newList<unknown>();
      some(handles, (handle, i) => {
        if (!pass || !isObject(handle) || (keep && !has(keep, i))) return;
        judged.set(handle, files[i]);
        add(kept, handle);
      });
      if (kept.length > 0) give(asPageList(kept));
      else fail();
    });
  };
  readNext();
}

/** A folder is given out whole or not at all. */
function askAboutFolder(folder: unknown, questions: Questions, { give, fail }: Answer): void {
  filesBelow(folder, (files, truncated) => {
    questions.ask({ ask: 'files', via: 'directory', truncated }, inputWith(files), (pass, keep) => {
      if (pass && (!keep || keep.length === files.length)) give(folder);
      else fail();
    });
  });
}
