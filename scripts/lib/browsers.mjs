// Runs before anything is installed: Node's own modules only.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';

/** Where each browser is looked for, best first. Branded Chrome is no use: it refuses `--load-extension`. */
const browsers = {
  chromium: {
    title: 'Chromium',
    variable: 'SLUICE_CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    places: ['/usr/lib/chromium/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    packages: ['chromium'],
  },
  firefox: {
    title: 'Firefox',
    variable: 'SLUICE_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/usr/lib/firefox-esr/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  },
};

/** @returns {string | null} the Chromium to use: SLUICE_CHROMIUM, else from PATH and the usual places */
export const findChromium = () => find(browsers.chromium);

/** @returns {string | null} the Firefox to use: SLUICE_FIREFOX, else from PATH and the usual places */
export const findFirefox = () => find(browsers.firefox);

/**
 * Makes sure that both browsers are there; root on Debian or Ubuntu gets them installed, everybody else one
 * sentence saying what to install (`PlainError`).
 *
 * @returns {Promise<{ chromium: string, firefox: string }>} the programs to start
 */
export async function ensureBrowsers() {
  if (missing().length > 0) await withLock('browsers', installMissing);
  const left = missing();
  if (left.length > 0) throw new PlainError(needed(left));
  return { chromium: findChromium(), firefox: findFirefox() };
}

const missing = () => Object.values(browsers).filter((browser) => find(browser) === null);

async function installMissing() {
  const wanted = missing();
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (wanted.length === 0 || !isRootOnDebian) return;
  process.stdout.write(`Installing ${wanted.map((browser) => browser.title).join(' and ')} …\n`);
  const packages = [...wanted.flatMap((browser) => browser.packages), 'fonts-dejavu-core'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const { code, output } = await run('apt-get', ['-q', ...args], { env });
    if (code !== 0) throw new PlainError(`${needed(wanted)} apt-get said: ${lastError(output)}`);
  }
}

/** @param {string} output */
const lastError = (output) => output.match(/^E: .*$/gm)?.at(-1) ?? output.trim().split('\n').at(-1);

/** @param {{ title: string, variable: string, packages: readonly string[] }[]} left */
function needed(left) {
  const titles = left.map((browser) => browser.title).join(' and ');
  const packages = left.flatMap((browser) => browser.packages).join(' ');
  const variables = left.map((browser) => browser.variable).join(', ');
  return `${titles} needed: install it (Debian, Ubuntu: apt-get install ${packages}), or name it in ${variables}.`;
}

/** @param {{ title: string, variable: string, names: readonly string[], places: readonly string[] }} browser */
function find({ title, variable, names, places }) {
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new PlainError(`${variable} names ${named}, where there is no ${title} that can be started.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find(isProgram) ?? null;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
