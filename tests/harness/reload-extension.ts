import type { BrowserContext } from 'playwright-core';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';

/**
 * As after an update: the extension's own pages close, and what it left in other pages is cut off from it. Resolves when
 * it is there again.
 */
export async function reloadExtension(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (id) => {
    const { developerPrivate } = Reflect.get(globalThis, 'chrome');
    // Else one that was loaded unpacked does not come back.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.reload(id);
  }, extensionId());
  await page.close();
}
