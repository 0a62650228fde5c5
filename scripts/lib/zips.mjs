import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';
import { zip } from './zip.mjs';

/**
 * Packs the two built extensions for their stores, and the committed sources that Firefox's store asks for. Not with
 * `wxt zip`: its archives carry the time of day, ours are the same bytes for the same build.
 *
 * @returns {Promise<string[]>} the archives, relative to the checkout
 */
export async function zipExtensions() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(join(root, 'dist', 'zip'), { recursive: true });
  const archives = ['chrome', 'firefox'].map((browser) => {
    const archive = `dist/zip/sluice-${version}-${browser}.zip`;
    writeFileSync(join(root, archive), zip(readFolder(join(root, '.output', `${browser}-mv3`))));
    return archive;
  });
  const sources = `dist/zip/sluice-${version}-sources.zip`;
  const { code } = await run('git', ['archive', '--format=zip', '-9', `--output=${sources}`, 'HEAD']);
  if (code !== 0) throw new PlainError('The sources archive needs a git checkout, and git.');
  return [...archives, sources];
}

/** @param {string} folder */
export function readFolder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => ({ name: relative(folder, file).split(sep).join('/'), bytes: readFileSync(file) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
