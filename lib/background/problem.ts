import { browser } from '../messaging/browser.ts';
import { loadIdentity } from './identity.ts';
import { missingHosts } from './installation.ts';

const storeKey = 'problem';
const refusedKey = 'refused-policy';

/** Remembers why the newest policy is not in force (a code), for popup, badge and heartbeat; null: all is well. */
export async function noteProblem(code: string | null): Promise<void> {
  await browser.storage.local.set({ [storeKey]: code });
  if (code !== null && isOfThePolicy(code)) await browser.storage.local.set({ [refusedKey]: code });
  await showProblem();
}

/**
 * Gives every tab a badge while the newest policy is not in force, or, where this browser has joined, while it keeps this
 * extension out of a messenger: tabs of such a messenger cannot be told from others.
 */
export async function showProblem(): Promise<void> {
  const code = await currentProblem();
  const isInTrouble = code !== null && code !== 'net/unreachable';
  await showBadge(isInTrouble || ((await loadIdentity()) !== null && (await missingHosts()).length > 0));
}

/** Whether a code is about a policy that the server gave, and not about how it answered. */
export const isOfThePolicy = (code: string): boolean => /^(seal|bundle)\//.test(code);

export async function currentProblem(): Promise<string | null> {
  return readCode(storeKey);
}

/** The last policy refusal that no heartbeat has reported yet. */
export async function refusedPolicy(): Promise<string | null> {
  return readCode(refusedKey);
}

export async function forgetRefusal(): Promise<void> {
  await browser.storage.local.remove(refusedKey);
}

async function readCode(key: string): Promise<string | null> {
  const value = (await browser.storage.local.get(key))[key];
  return typeof value === 'string' ? value : null;
}

/** Nothing is checked in this tab: its badge says so whatever else is well. Ends by itself when the tab goes elsewhere. */
export async function showTabProblem(tabId: number, isBlind: boolean): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: isBlind ? '!' : null });
  if (isBlind) await browser.action.setBadgeBackgroundColor({ tabId, color: badgeColour });
}

const badgeColour = '#9a2a1d';

async function showBadge(on: boolean): Promise<void> {
  await browser.action.setBadgeText({ text: on ? '!' : '' });
  if (on) await browser.action.setBadgeBackgroundColor({ color: badgeColour });
}
