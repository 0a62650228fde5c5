import { browser } from '../messaging/browser.ts';
import { parseBundle } from '../core/policy/parse-bundle.ts';
import { policyKey } from '../messaging/page-protocol.ts';
import type { Reply } from '../messaging/protocol.ts';
import { adapterStates } from './heartbeat.ts';
import { loadIdentity } from './identity.ts';
import { readManaged } from './managed.ts';
import { keptPolicy } from './kept-policy.ts';
import { currentProblem } from './problem.ts';
import type { Queue } from './queue.ts';

/** Everything the popup shows. */
export async function readStatus(tabId: number | null, queue: Queue): Promise<Reply<'status/get'>> {
  const [identity, kept, problem, queued, states, managed, stored] = await Promise.all([
    loadIdentity(),
    keptPolicy(),
    currentProblem(),
    queue.size(),
    adapterStates(),
    readManaged(),
    browser.storage.local.get(policyKey),
  ]);
  const bundle = parseBundle(stored[policyKey]);
  return {
    organisation: identity?.organisation.name ?? null,
    contact: bundle.ok ? bundle.value.contact : null,
    failMode: managed?.failMode ?? 'open',
    policy: kept && {
      version: kept.version,
      fetchedAt: kept.fetchedAt,
      expiresAt: kept.expiresAt,
      rules: kept.rules,
    },
    problem,
    queued,
    tab: tabId === null ? null : (states[String(tabId)] ?? null),
  };
}
