// Runs before anything is installed: Node's own modules only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';

const oldestNode = [20, 19];

/** Throws a `PlainError` when this Node is older than what the project runs on. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!isNewEnough) {
    throw new PlainError(`Node ${oldestNode.join('.')} or newer is needed; this is Node ${version}.`);
  }
}

/**
 * Makes node_modules what package-lock.json says, with `npm ci` only when it is not so already.
 *
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureDependencies() {
  checkNode();
  if (stampIsCurrent()) return false;
  return withLock('install', async () => {
    if (stampIsCurrent()) return false;
    const installs = !installedMatchesLock();
    if (installs) await install();
    writeFileSync(stampFile(), lockDigest());
    return installs;
  });
}

async function install() {
  process.stdout.write('Installing dependencies …\n');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code === 127) throw new PlainError('npm was not found: install it together with Node, then try again.');
  if (code !== 0) {
    const reason = /npm error (?!code )(.{1,300})/.exec(output)?.[1] ?? `npm ci ended with code ${code}`;
    throw new PlainError(`Dependencies could not be installed: ${reason}. "npm ci" shows the details.`);
  }
}

const stampFile = () => join(root, 'node_modules', '.sluice-lock-digest');
const lockText = () => readFileSync(join(root, 'package-lock.json'), 'utf8');
const lockDigest = () => createHash('sha256').update(lockText()).digest('hex');

function stampIsCurrent() {
  return existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === lockDigest();
}

/** True when npm's own record of what it installed agrees with the lock file (someone ran npm by hand). */
function installedMatchesLock() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(lockText()).packages).every(
    ([path, wanted]) =>
      path === '' || wanted.optional || wanted.devOptional || installed[path]?.version === wanted.version,
  );
}

export { ensureBrowsers, findChromium, findFirefox } from './browsers.mjs';
