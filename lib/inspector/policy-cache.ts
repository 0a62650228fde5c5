import {
  bundleTextOf,
  demonstrationVersion,
  keptDemonstration,
  keptPolicy,
} from '../background/kept-policy.ts';
import { loadPolicy, type LoadedPolicy } from '../core/decide/index.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { parseBundleText } from '../core/policy/parse-bundle.ts';

/** Tabs get a new policy one after the other. */
const mostKept = 2;

/**
 * The policy of a version and a `contentHash`, loaded once; null where the browser does not have it. `read`: the last good
 * one as JSON text, verified when it was kept.
 */
export function createPolicyCache(
  read: (version: number) => Promise<unknown> = readKept,
): (hash: string, version: number) => Promise<LoadedPolicy | null> {
  const loaded: LoadedPolicy[] = [];
  return async (hash, version) => {
    const isIt = (bundle: PolicyBundle) => bundle.version === version && bundle.contentHash === hash;
    const known = loaded.find(({ bundle }) => isIt(bundle));
    if (known !== undefined) return known;
    const parsed = parseBundleText(await read(version));
    if (!parsed.ok || !isIt(parsed.value)) return null;
    const fresh = loadPolicy(parsed.value);
    loaded.unshift(fresh);
    loaded.splice(mostKept);
    return fresh;
  };
}

async function readKept(version: number): Promise<unknown> {
  if (version === demonstrationVersion) return keptDemonstration();
  const kept = await keptPolicy();
  return kept === null ? undefined : bundleTextOf(kept);
}
