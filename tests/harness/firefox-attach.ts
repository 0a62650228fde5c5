import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { SampleFile } from './sample-files.ts';

/** Attaching files in the WhatsApp replica, as harness/attach.ts does it in Chromium. */

const button = (name: string) => `::-p-aria([name="${name}"][role="button"])`;
const item = '::-p-aria([name="Document"][role="menuitem"])';

/** By the picker. Resolves with where they are on disk. */
export async function attach(page: Page, files: readonly SampleFile[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-files-'));
  // Read as late as they are inspected.
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const paths = files.map(({ name, buffer }) => {
    const path = join(folder, name);
    writeFileSync(path, buffer);
    return path;
  });
  // The menu of a file that was refused is still open.
  if ((await page.$(item)) === null) await page.locator(button('Attach')).click();
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.locator(item).click()]);
  await chooser.accept(paths);
  return paths;
}

export async function isStaged(page: Page): Promise<boolean> {
  return (await page.$(button('Send 1 selected'))) !== null;
}

export async function sendAttached(page: Page, count = 1): Promise<void> {
  await page.locator(button(`Send ${String(count)} selected`)).click();
}
