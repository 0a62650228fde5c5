import { maskWords } from '../../lib/core/decide/mask-words.ts';
import { readPolicy } from '../../lib/guard/policy-source.ts';
import { browser } from '../../lib/messaging/browser.ts';
import { policyKey } from '../../lib/messaging/page-protocol.ts';

/**
 * Words about an incident, masked as the dialog masks them: by the policy in force. Without one nothing is known in
 * them.
 */
export async function maskedWords(words: string): Promise<string> {
  const policy = readPolicy((await browser.storage.local.get(policyKey))[policyKey]);
  return policy === null ? words : maskWords(policy.loaded, words);
}
