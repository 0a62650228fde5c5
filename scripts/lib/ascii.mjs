import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Names every content script of a built extension that is not pure ASCII: one U+FFFF in there and Chromium refuses
 * the whole extension, saying only that the file "isn't UTF-8 encoded".
 *
 * @param {string} folder a built extension, with its manifest.json
 * @returns {string[]} one sentence for each such file; no manifest, or one without content scripts, is a
 *   problem too
 */
export function nonAsciiContentScripts(folder) {
  if (!existsSync(join(folder, 'manifest.json'))) return [`${folder} has no manifest.json.`];
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const files = (manifest.content_scripts ?? []).flatMap((script) => script.js ?? []);
  if (files.length === 0) return [`${folder}: the manifest has no content scripts.`];
  return files.flatMap((file) => {
    const bytes = readFileSync(join(folder, file));
    const at = bytes.findIndex((byte) => byte > 0x7f);
    return at === -1
      ? []
      : [`${join(folder, file)} is not pure ASCII: byte ${at} is 0x${bytes[at].toString(16)}.`];
  });
}
