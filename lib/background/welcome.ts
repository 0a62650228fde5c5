import { browser } from '../messaging/browser.ts';
import { installType } from './installation.ts';
import type { Managed } from './managed.ts';

const storeKey = 'welcome-due';
/** Settings of an administrator come seconds late to a browser that was just given the extension. */
const settingsWithinMs = 45_000;

/** The extension was installed just now: its first page is to be opened, once. */
export async function noteInstalled(now: number): Promise<void> {
  await browser.storage.local.set({ [storeKey]: now });
}

/**
 * Opens the first page if it is due and not turned off. An extension that an administrator installed waits until it has
 * joined, so that the page can say whose rules these are.
 */
export async function openWelcome(managed: Managed | null, isEnrolled: boolean, now: number): Promise<void> {
  const since = (await browser.storage.local.get(storeKey))[storeKey];
  if (typeof since !== 'number') return;
  const isLate = now - since >= settingsWithinMs || now < since;
  if (managed?.welcomePage !== false && !isEnrolled && !isLate) {
    if ((await installType().catch(() => null)) === 'admin') return;
  }
  // Forgotten first: rather never than twice.
  await browser.storage.local.remove(storeKey);
  if (managed?.welcomePage === false) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
