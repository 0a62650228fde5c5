import { browser } from '../messaging/browser.ts';
import { parseBundleText } from '../core/policy/parse-bundle.ts';
import { policyKey } from '../messaging/page-protocol.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import type { Reply } from '../messaging/protocol.ts';
import { loadIdentity } from './identity.ts';
import { missingHosts } from './installation.ts';
import { readManaged } from './managed.ts';
import { keptPolicy } from './kept-policy.ts';
import { currentProblem } from './problem.ts';
import type { Queue } from './queue.ts';
import { tabState } from './tab-states.ts';

/** What the extension's own pages show of this browser. */
export async function readStatus(tabId: number | null, queue: Queue): Promise<Reply<'status/get'>> {
  const [identity, kept, problem, hosts, queued, tab, managed, stored] = await Promise.all([
    loadIdentity(),
    keptPolicy(),
    currentProblem(),
    missingHosts(),
    queue.size(),
    tabId === null ? null : tabState(tabId),
    readManaged(),
    browser.storage.local.get(policyKey),
  ]);
  const parsed = parseBundleText(stored[policyKey]);
  const bundle = parsed.ok ? parsed.value : null;
  return {
    organisation: identity?.organisation.name ?? null,
    server: identity?.server ?? managed?.server ?? null,
    managed: managed?.server !== undefined || managed?.rootKey !== undefined,
    contact: bundle?.contact ?? null,
    notice: bundle?.notice ?? null,
    watched: bundle === null ? [] : watchedBy(bundle),
    failMode: managed?.failMode ?? 'open',
    policy: kept && {
      version: kept.version,
      fetchedAt: kept.fetchedAt,
      expiresAt: kept.expiresAt,
      rules: kept.rules,
    },
    problem,
    missingHosts: hosts,
    queued,
    tab,
  };
}

/** What rules look for, each title once: several rules of a pack may say the same. */
function watchedBy({ rules }: PolicyBundle): Reply<'status/get'>['watched'] {
  const watched = rules.map(({ title, when, mode }) => ({
    title,
    platforms: when.platforms === null ? null : [...when.platforms],
    isTrial: mode === 'simulate',
  }));
  return [...new Map(watched.map((one) => [JSON.stringify(one), one])).values()];
}
