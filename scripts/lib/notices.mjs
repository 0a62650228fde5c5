import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Development packages that leave code of their own in what is built. */
const builtIn = ['node_modules/wxt'];

/**
 * Writes THIRD-PARTY-NOTICES.txt into built folders: the licence texts that have to travel with bundled code, whose own
 * comments the bundlers drop. Lists every production package, also those that a single bundle may not hold.
 *
 * @param {readonly string[]} folders relative to the checkout
 */
export function writeNotices(folders) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const production = Object.keys(packages).filter(
    (folder) => folder !== '' && packages[folder].dev !== true && packages[folder].devOptional !== true,
  );
  const texts = [...production, ...builtIn].toSorted().flatMap(noticeOf);
  for (const folder of folders) {
    writeFileSync(join(root, folder, 'THIRD-PARTY-NOTICES.txt'), `${texts.join('\n\n')}\n`);
  }
}

/** @param {string} folder @returns {string[]} nothing for a package of another platform, which is not installed */
function noticeOf(folder) {
  if (!existsSync(join(root, folder, 'package.json'))) return [];
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
  return [`${name} ${version} (${license})\n${'-'.repeat(60)}\n${text}`.trim()];
}
