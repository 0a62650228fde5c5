import type { PlatformData } from '../../lib/core/policy/platform.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import type { PopupState } from '../../lib/ui/popup/index.ts';

export interface Tab {
  readonly id: number | null;
  /** Only known for pages this extension may see. */
  readonly url: string | null;
}

/** What the background says (null: it did not answer), as the popup shows it. */
export function popupState(
  status: Reply<'status/get'> | null,
  tab: Tab,
  platforms: readonly PlatformData[],
  languages: readonly string[],
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
  };
}

function tabState(
  status: Reply<'status/get'> | null,
  tab: Tab,
  platforms: readonly PlatformData[],
): PopupState['tab'] {
  const platform = platforms.find(({ hosts }) => tab.url !== null && hosts.includes(new URL(tab.url).host));
  if (platform === undefined) return { platform: null, health: 'none' };
  // A guard reports within seconds of the page being usable; one that never did was not there when the page loaded.
  return { platform: platform.title, health: status?.tab?.health ?? 'reload-needed' };
}

function policyProblem(code: string | null): PopupState['policyProblem'] {
  if (code === null || code.startsWith('net/')) return null;
  if (code === 'seal/expired' || code === 'seal/manifest-expired') return 'expired';
  if (code === 'seal/older' || code === 'seal/manifest-older') return 'older';
  return code.startsWith('seal/') ? 'tampered' : 'other';
}
