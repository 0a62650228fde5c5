import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SampleFile } from './person.ts';

/** Sample files on disk, for pickers and drags. */
export interface Desktop {
  /** Writes them; gives their paths. */
  put(files: readonly SampleFile[]): string[];
  /** Writes them into one folder; gives its path. */
  putFolder(files: readonly SampleFile[]): string;
  clear(): void;
}

export function createDesktop(): Desktop {
  const root = mkdtempSync(join(tmpdir(), 'sluice-desktop-'));
  let folders = 0;
  const putIn = (folder: string, files: readonly SampleFile[]) =>
    files.map(({ path, content }) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    });
  const fresh = () => {
    folders += 1;
    return join(root, `folder-${String(folders)}`);
  };
  return {
    put: (files) => putIn(fresh(), files),
    putFolder(files) {
      const folder = fresh();
      putIn(folder, files);
      return folder;
    },
    clear: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
