import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

export const chromiumExtension = join(root, '.output/chrome-mv3');
export const firefoxExtension = join(root, '.output/firefox-mv3');

/**
 * What a Chromium needs to see the replicas under the messengers' own names, and nothing else: every other host is
 * unresolvable, and only the replicas' certificate is trusted besides the usual ones.
 *
 * @param {{ port: number, hosts: readonly string[], spki: string }} replicas
 */
export function chromiumArguments({ port, hosts, spki }, extension = chromiumExtension) {
  const rules = hosts.map((host) => `MAP ${host}:443 127.0.0.1:${String(port)}`);
  return [
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** The id that Chromium derives from the manifest's key: its SHA-256, half a byte a letter, a–p. */
export function extensionId(extension = chromiumExtension) {
  const { key } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join('');
}

/**
 * A Chromium with a throwaway profile, the extension loaded, and the replicas reachable.
 *
 * @param {import('./demo-browser.d.mts').LaunchOptions} options
 * @returns {Promise<import('./demo-browser.d.mts').DemoBrowser>}
 */
export async function launchChromium({
  executablePath,
  replicas,
  headless,
  profile,
  extraArguments = [],
  extension,
}) {
  const { chromium } = await import('playwright-core');
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'sluice-profile-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    args: [...chromiumArguments(replicas, extension), ...extraArguments],
    // People's browsers keep whole pages to come back to.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return {
    context,
    profile: folder,
    async close() {
      await context.close();
      if (profile === undefined)
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/**
 * Enrols the browser as a person would: opens the popup and pastes the code.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} code
 */
export async function enrolBrowser(context, code) {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000); // on a busy machine the first policy takes its time
  await page.goto(`chrome-extension://${extensionId()}/popup.html`);
  await page.getByRole('textbox').fill(code);
  await page.getByRole('button').click();
  await page.locator('html[data-enrolled="true"]').waitFor();
  await page.close();
}
