import { browser } from '../messaging/browser.ts';

const storeKey = 'flush-not-before';

/** Whether incidents may be sent now. Kept for the browser session: a worker that slept must not forget to wait. */
export async function mayFlush(now: number): Promise<boolean> {
  const until = (await browser.storage.session.get(storeKey))[storeKey];
  return typeof until !== 'number' || now >= until;
}

/** The server asked to wait; null: it did not. Up to half as long again by chance, so that not all come back at once. */
export async function noteWait(waitMs: number | null, now: number, chance = Math.random()): Promise<void> {
  if (waitMs === null) await browser.storage.session.remove(storeKey);
  else await browser.storage.session.set({ [storeKey]: now + Math.round(waitMs * (1 + chance / 2)) });
}
