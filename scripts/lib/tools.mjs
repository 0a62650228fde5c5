import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} Tool
 * @property {readonly string[]} names of the program; any of them will do
 * @property {readonly string[]} packages of Debian that hold it
 */

/** @param {string} name @returns {string | null} where the program is */
export function findTool(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {readonly Tool[]} tools */
const missing = (tools) => tools.filter(({ names }) => !names.some((name) => findTool(name) !== null));

/**
 * Installs the programs that are missing, as root on Debian; throws a `PlainError` that names the packages elsewhere.
 *
 * @param {readonly Tool[]} tools
 */
export async function ensureTools(tools) {
  const packages = missing(tools).flatMap((tool) => tool.packages);
  if (packages.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    process.stdout.write(`Installing ${packages.join(', ')} …\n`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['-q', 'update'], { env });
    await run('apt-get', ['-q', 'install', '--yes', '--no-install-recommends', ...packages], { env });
  }
  const left = missing(tools).flatMap((tool) => tool.packages);
  if (left.length > 0) throw new PlainError(`Programs are missing; Debian has them in: ${left.join(', ')}.`);
}
