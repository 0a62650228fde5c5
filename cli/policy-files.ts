import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { maxDictionaryBytes, maxFiles } from '../lib/core/policy/document.ts';
import { UsageError } from './io.ts';

export interface PolicyFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads files and, in folders, every `.yaml` and `.yml` below. Paths come back as they were given, with `/`. Refuses
 * (UsageError) what does not exist and more than the policy may hold.
 */
export async function readPolicyFiles(
  directory: string,
  given: readonly string[],
): Promise<readonly PolicyFile[]> {
  const found = new Map<string, string>();
  for (const name of given) {
    for (const file of await listFiles(path.resolve(directory, name))) {
      found.set(file, path.relative(directory, file).split(path.sep).join('/'));
    }
  }
  if (found.size > maxFiles) {
    throw new UsageError(`There are ${String(found.size)} files; ${String(maxFiles)} is the limit.`);
  }
  return Promise.all([...found].map(async ([file, name]) => ({ path: name, text: await readText(file) })));
}

async function listFiles(place: string): Promise<readonly string[]> {
  const info = await stat(place).catch(() => null);
  if (info === null) throw new UsageError(`There is no file or folder ${place}.`);
  if (!info.isDirectory()) return [place];
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** One byte over the limit is enough for the check to refuse it; more is not read. */
async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new UsageError(`The file ${file} cannot be read.`);
  return bytes.subarray(0, maxDictionaryBytes + 1).toString('utf8');
}
