import {
  bundleTextOf,
  demonstrationVersion,
  keptDemonstration,
  keptPolicy,
} from '../background/kept-policy.ts';
import { loadPolicy, type LoadedPolicy } from '../core/decide/index.ts';
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
  const kept: { readonly key: string; readonly policy: Promise<LoadedPolicy | null> }[] = [];
  const load = async (hash: string, version: number) => {
    const parsed = parseBundleText(await read(version));
    const isIt = parsed.ok && parsed.value.version === version && parsed.value.contentHash === hash;
    return isIt ? loadPolicy(parsed.value) : null;
  };
  return (hash, version) => {
    const key = JSON.stringify([hash, version]);
    const known = kept.find((one) => one.key === key);
    if (known !== undefined) return known.policy;
    const policy = load(hash, version);
    const one = { key, policy };
    kept.unshift(one);
    kept.splice(mostKept);
    // What is not there now may be there with the next file.
    const forget = () => {
      if (kept.includes(one)) kept.splice(kept.indexOf(one), 1);
    };
    policy.then((it) => {
      if (it === null) forget();
    }, forget);
    return policy;
  };
}

async function readKept(version: number): Promise<unknown> {
  if (version === demonstrationVersion) return keptDemonstration();
  const kept = await keptPolicy();
  return kept === null ? undefined : bundleTextOf(kept);
}
