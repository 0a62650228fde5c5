import type { PlatformData } from '../../lib/core/policy/platform.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import type { PageCheck, PopupState } from '../../lib/ui/popup/index.ts';

export interface Tab {
  readonly id: number | null;
  /** Only known for pages this extension may see. */
  readonly url: string | null;
  /** Whether this extension may act on that page: a person can take that away, and is asked anew at updates. */
  readonly isAllowed: boolean;
}

/** What the background says (null: it did not answer), as the popup shows it. */
export function popupState(
  status: Reply<'status/get'> | null,
  tab: Tab,
  platforms: readonly PlatformData[],
  languages: readonly string[],
  check: PageCheck,
): PopupState {
  const policy = status?.policy ?? null;
  return {
    languages,
    enrolled: status?.organisation != null,
    organisation: status?.organisation ?? null,
    policy: policy && {
      version: policy.version,
      rules: policy.rules,
      fetchedAt: Date.parse(policy.fetchedAt),
      expiresAt: Date.parse(policy.expiresAt),
    },
    policyProblem: policyProblem(status?.problem ?? null),
    failMode: status?.failMode ?? 'open',
    tab: tabState(status, tab, platforms),
    waitingReports: status?.queued ?? 0,
    serverReachable: status === null ? null : status.problem !== 'net/unreachable',
    contact: status?.contact ?? null,
    check,
  };
}

function tabState(
  status: Reply<'status/get'> | null,
  tab: Tab,
  platforms: readonly PlatformData[],
): PopupState['tab'] {
  const host = tab.url === null ? null : new URL(tab.url).host;
  const platform = platforms.find(({ hosts }) => host !== null && hosts.includes(host));
  if (platform === undefined) return { platform: null, health: 'none', host };
  if (!tab.isAllowed) return { platform: platform.title, health: 'no-access', host };
  // A guard reports within seconds of the page being usable; one that never did was not there when the page loaded.
  return { platform: platform.title, health: status?.tab?.health ?? 'reload-needed', host };
}

function policyProblem(code: string | null): PopupState['policyProblem'] {
  if (code === null || code.startsWith('net/')) return null;
  if (code === 'seal/expired' || code === 'seal/manifest-expired') return 'expired';
  if (code === 'seal/older' || code === 'seal/manifest-older') return 'older';
  return code.startsWith('seal/') ? 'tampered' : 'other';
}
