import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the console as it is delivered, built anew where something changed. */
export async function builtConsole(): Promise<string> {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--only', 'console', '--if-changed'], {
    cwd: root,
  });
  return fileURLToPath(new URL('../../dist/console', import.meta.url));
}
