import { filesBelow, readHandle } from './directory.ts';
import { inputWith } from './files.ts';
import type { Hooks } from './hooks.ts';
import {
  apply,
  isArray,
  isObject,
  NativePromise,
  newList,
  newPrivateMap,
  prototypeOf,
  put,
  whenDone,
} from './natives.ts';
import type { PrivateMap } from './natives.ts';
import type { Questions } from './questions.ts';

const NativeDomException = DOMException;

/** Asks about files that a page gets as handles, from pickers of the browser's own. */
export function hookPickers(hooks: Hooks, questions: Questions): void {
  const judged = newPrivateMap<unknown>();
  const hookPicker = (name: string, look: (picked: unknown, settle: Settle) => void): void => {
    hooks.hook(
      window,
      name,
      name,
      (native, self, args) =>
        new NativePromise((resolve, reject) => {
          const settle: Settle = { resolve, reject, refuse: () => reject(refusal()) };
          whenDone(apply(native, self, args), (picked) => look(picked, settle), reject);
        }),
      true,
    );
  };
  hookPicker('showOpenFilePicker', (picked, settle) => lookAtFiles(picked, judged, questions, settle));
  hookPicker('showDirectoryPicker', (picked, settle) => lookAtFolder(picked, questions, settle));
  hooks.hook(
    prototypeOf('FileSystemFileHandle'),
    'getFile',
    'FileSystemFileHandle.getFile',
    (native, self, args) => {
      const file = judged.get(self);
      if (file === undefined) return apply(native, self, args);
      return new NativePromise((resolve) => resolve(file));
    },
  );
}

interface Settle {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly refuse: () => void;
}

function lookAtFiles(
  picked: unknown,
  judged: PrivateMap<unknown>,
  questions: Questions,
  settle: Settle,
): void {
  if (!isArray(picked)) return settle.resolve(picked);
  const handles: readonly unknown[] = picked;
  const files = newList<unknown>();
  const answer = (keep: readonly number[] | null): void => {
    const kept: unknown[] = [];
    for (let i = 0; i < handles.length; i += 1) {
      const handle = handles[i];
      if (!isObject(handle) || !isKept(keep, i)) continue;
      judged.set(handle, files[i]);
      put(kept, `${kept.length}`, handle);
    }
    if (kept.length === 0) settle.refuse();
    else settle.resolve(kept);
  };
  const readNext = (): void => {
    if (files.length < handles.length) {
      const add = (file: unknown): void => {
        files[files.length] = file;
        readNext();
      };
      readHandle(handles[files.length], add, settle.reject);
      return;
    }
    questions.ask({ ask: 'files', via: 'picker', truncated: false }, inputWith(files), (pass, keep) => {
      if (pass) answer(keep);
      else settle.refuse();
    });
  };
  readNext();
}

/** A folder is given out whole or not at all. */
function lookAtFolder(picked: unknown, questions: Questions, settle: Settle): void {
  filesBelow(picked, (files, truncated) => {
    if (files.length === 0 && !truncated) return settle.resolve(picked);
    questions.ask({ ask: 'files', via: 'directory', truncated }, inputWith(files), (pass, keep) => {
      if (pass && (keep === null || keep.length >= files.length)) settle.resolve(picked);
      else settle.refuse();
    });
  });
}

function isKept(keep: readonly number[] | null, index: number): boolean {
  if (keep === null) return true;
  for (let i = 0; i < keep.length; i += 1) if (keep[i] === index) return true;
  return false;
}

/** As when the person closes the picker. */
function refusal(): DOMException {
  return new NativeDomException('The user aborted a request.', 'AbortError');
}
