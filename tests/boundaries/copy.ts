import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = [
  'lib',
  'server',
  'cli',
  'console',
  'entrypoints',
  'replicas',
  'tests',
  'bench',
  'public',
  'scripts',
];

/** A throwaway copy of the sources, below the checkout so that node_modules is found, in a folder git ignores. */
export interface SourceCopy {
  readonly folder: string;
  /** Writes files; names are relative to the copy. */
  plant(files: Readonly<Record<string, string>>): void;
  /** Runs a tool of node_modules inside the copy and gives what it printed on stdout. */
  run(script: string, args: readonly string[]): Promise<{ code: number; stdout: string }>;
  remove(): void;
}

export function copySources(name: string): SourceCopy {
  const folder = join(root, 'test-results', `${name}-${String(process.pid)}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const configs = readdirSync(root).filter((file) =>
    /config|^package\.json$|^\.dependency-cruiser/.test(file),
  );
  for (const path of [...folders, ...configs])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  return {
    folder,
    plant: (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    run: (script, args) => runTool(folder, script, args),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runTool(cwd: string, script: string, args: readonly string[]) {
  const command = [join(root, 'node_modules', script), ...args];
  return new Promise<{ code: number; stdout: string }>((resolve) => {
    const child = execFile(process.execPath, command, { cwd, maxBuffer: 1e9 }, (_error, stdout) => {
      resolve({ code: child.exitCode ?? -1, stdout });
    });
  });
}
