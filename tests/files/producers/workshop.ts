import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A folder of its own in which other programs make files. */
export interface Workshop {
  /** Runs a program there to its end. Throws where it fails, with its name alone. */
  run(tool: string, ...args: readonly string[]): Promise<void>;
  /** Returns the file's path. */
  write(name: string, content: Uint8Array | string): Promise<string>;
  read(name: string): Promise<Uint8Array>;
  readonly folder: string;
}

let made: Workshop | undefined;

/** The one workshop of this process; its folder goes with the process. */
export function workshop(): Workshop {
  made ??= createWorkshop(mkdtempSync(path.join(tmpdir(), 'sluice-files-')));
  return made;
}

function createWorkshop(folder: string): Workshop {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => path.join(folder, name);
  return {
    folder,
    async run(tool, ...args) {
      const env = { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
      await execute(tool, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        throw new Error(`${tool} could not make the file (code ${code})`);
      });
    },
    async write(name, content) {
      await writeFile(at(name), content);
      return at(name);
    },
    read: async (name) => new Uint8Array(await readFile(at(name))),
  };
}

/** Makes something once, whoever asks first. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
