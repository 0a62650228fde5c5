import { browser } from '../messaging/browser.ts';

const storeKey = 'content-salt';

/**
 * A salt for content that outlives Firefox's event page, which is put to sleep after half a minute, and is gone with the
 * browser: what a person answered about a file is remembered by it. No content script can read it.
 */
export async function keptSalt(): Promise<string> {
  const { session } = browser.storage;
  const kept = (await session.get(storeKey))[storeKey];
  if (typeof kept === 'string') return kept;
  const salt = crypto.randomUUID();
  await session.set({ [storeKey]: salt });
  return salt;
}
