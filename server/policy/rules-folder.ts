import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { StartError, errorCode } from '../start-error.ts';

/** Every YAML file below a folder, paths relative to its parent (`rules/packs/x.yaml`), sorted. Code: `start/rules`. */
export function readRulesFolder(folder: string): PolicyFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({
        path: `rules/${relative(folder, path).split(sep).join('/')}`,
        text: readFileSync(path, 'utf8'),
      }));
  } catch (error) {
    throw new StartError(
      'start/rules',
      `The starter policy in ${folder} cannot be read (${errorCode(error)}); set SLUICE_RULES to the folder of rules.`,
    );
  }
}
