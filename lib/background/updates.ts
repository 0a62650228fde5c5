import { browser } from '../messaging/browser.ts';

const storeKey = 'update-waits';
/** A chat that is never closed does not keep an update, which may mend a hole, away for longer than this. */
const patienceMs = 24 * 60 * 60_000;

/** The browser has loaded a new version and leaves it to us when to change. For this browser session. */
export async function noteUpdate(now: number): Promise<void> {
  await browser.storage.session.set({ [storeKey]: now });
}

/**
 * Changes to the new version, if one waits, as soon as no messenger and no page of ours is open: what is left of the old
 * version in a tab holds messages, but can ask and report nothing until that tab is loaded again. Left to itself, Chromium
 * would change only when it starts next, because a document that hears of new policy is always open.
 */
export async function updateWhenQuiet(openQuestions: number, now: number): Promise<void> {
  const since = (await browser.storage.session.get(storeKey))[storeKey];
  if (typeof since !== 'number' || openQuestions > 0) return;
  const isOverdue = now - since >= patienceMs || now < since;
  if (isOverdue || !(await isInUse())) browser.runtime.reload();
}

/** Only addresses that we may read are told to us: those of messengers, and our own. */
const isInUse = async (): Promise<boolean> =>
  (await browser.tabs.query({})).some(({ url }) => url !== undefined && url !== '');
