import { platforms } from 'virtual:sluice-platforms';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { diagnose } from '../lib/adapters/diagnose.ts';
import { platformFor } from '../lib/adapters/registry.ts';
import { parseBundleText } from '../lib/core/policy/parse-bundle.ts';
import { browser } from '../lib/messaging/browser.ts';
import { guardSelfKey, policyKey } from '../lib/messaging/page-protocol.ts';
import type { GuardSelf } from '../lib/messaging/page-protocol.ts';

// Put into a tab by the background when somebody asks (`page/diagnose`). What it returns is the injection's result.
export default defineUnlistedScript({ main });

async function main(): Promise<string | null> {
  const { host } = window.location;
  const stored = parseBundleText((await browser.storage.local.get(policyKey))[policyKey]);
  // As the guard chooses: the policy's data, else those the extension was built with.
  const repaired = stored.ok ? platformFor(stored.value.platforms, document, host) : null;
  const data = repaired ?? platformFor(platforms, document, host);
  if (data === null) return null;
  const self: unknown = Reflect.get(globalThis, guardSelfKey);
  return JSON.stringify({
    ...diagnose(data, document, isGuardSelf(self) ? self() : null),
    data: repaired !== null && stored.ok ? `policy ${String(stored.value.version)}` : 'built in',
    extension: browser.runtime.getManifest().version,
    browser: import.meta.env.FIREFOX ? 'firefox' : 'chromium',
  });
}

function isGuardSelf(value: unknown): value is GuardSelf {
  return typeof value === 'function';
}
