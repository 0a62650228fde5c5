import { browser } from '../messaging/browser.ts';
import { isMode, modeKey } from '../messaging/page-protocol.ts';
import type { GuardMode } from '../messaging/page-protocol.ts';
import type { Identity } from './identity.ts';
import type { Managed } from './managed.ts';

/** What a guard says without the dialog, in the first of these languages that there is; null: English. */
export type PlainWords = (languages: readonly string[]) => GuardMode['words'] | null;

/** Tells content scripts, which cannot read managed settings, how to behave without a policy. */
export async function publishMode(
  managed: Managed | null,
  identity: Identity | null,
  plainWords: PlainWords,
): Promise<void> {
  const failMode = managed === null ? await shownFailMode() : (managed.failMode ?? 'open');
  const words = plainWords(navigator.languages);
  const mode: GuardMode = { failMode, enrolled: identity !== null, ...(words && { words }) };
  await browser.storage.local.set({ [modeKey]: mode });
}

/** What was told before stands until the browser says what is managed. */
async function shownFailMode(): Promise<GuardMode['failMode']> {
  const shown = (await browser.storage.local.get(modeKey))[modeKey];
  return isMode(shown) ? shown.failMode : 'open';
}
