import type { PlatformData } from '../../lib/core/policy/platform.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import type { PageCheck, PopupState } from '../../lib/ui/popup/index.ts';
import { policyTimes } from '../pages/policy-times.ts';
import { watchedRules } from '../pages/watched-rules.ts';

export interface Tab {
  readonly id: number | null;
  /** Only known for pages this extension may see. */
  readonly url: string | null;
  /** Whether this extension may act on that page: a person can take that away, and is asked anew at updates. */
  readonly isAllowed: boolean;
}

export interface Looked {
  /** What a person asked for. */
  readonly check: PageCheck;
  /** Of a page whose guard has said nothing: `ready` before that is needed. */
  readonly glance: PageCheck;
}

/** What the background says (null: it did not answer), as the popup shows it. */
export function popupState(
  status: Reply<'status/get'> | null,
  tab: Tab,
  platforms: readonly PlatformData[],
  languages: readonly string[],
  { check, glance }: Looked,
): PopupState {
  const here = platformOf(tab, platforms);
  return {
    languages,
    answers: status !== null,
    enrolled: status?.organisation != null,
    joining: status?.managed === true && status.server !== null ? new URL(status.server).host : null,
    organisation: status?.organisation ?? null,
    policy: policyTimes(status),
    keptOut: keptOut(status, here),
    policyProblem: policyProblem(status?.problem ?? null),
    failMode: status?.failMode ?? 'open',
    tab: tabState(status, tab, here, glance),
    watched: here === undefined ? [] : watchedRules(status, platforms, here.id),
    waitingReports: status?.queued ?? 0,
    serverReachable: status === null ? null : status.problem !== 'net/unreachable',
    contact: status?.contact ?? null,
    check,
  };
}

/** Where this tab shows such a messenger, what is said of the tab says so. */
function keptOut(status: Reply<'status/get'> | null, here: PlatformData | undefined): readonly string[] {
  const hosts = (status?.missingHosts ?? []).map((pattern) => pattern.replace(/^https:\/\/|\/\*$/g, ''));
  return hosts.filter((host) => here?.hosts.includes(host) !== true);
}

function platformOf({ url }: Tab, platforms: readonly PlatformData[]): PlatformData | undefined {
  if (url === null) return undefined;
  const { host } = new URL(url);
  return platforms.find(({ hosts }) => hosts.includes(host));
}

function tabState(
  status: Reply<'status/get'> | null,
  tab: Tab,
  platform: PlatformData | undefined,
  glance: PageCheck,
): PopupState['tab'] {
  const host = tab.url === null ? null : new URL(tab.url).host;
  if (platform === undefined) return { platform: null, health: 'none', missing: [], host };
  const { title } = platform;
  if (!tab.isAllowed) return { platform: title, health: 'no-access', missing: [], host };
  // What the guard of another messenger said, which this tab showed before, is not about this page.
  const said = status?.tab?.platform === (platform.platform ?? platform.id) ? status.tab : null;
  const { health, missing } = said ?? seenIn(glance);
  return { platform: title, health, missing, host };
}

/** A guard says nothing before a conversation is open, and in the first seconds of a page: the page itself tells more. */
function seenIn(glance: PageCheck): Pick<PopupState['tab'], 'health' | 'missing'> {
  if (glance.step === 'done') return glance.page;
  return { health: glance.step === 'failed' ? 'reload-needed' : 'looking', missing: [] };
}

function policyProblem(code: string | null): PopupState['policyProblem'] {
  if (code === null || code.startsWith('net/')) return null;
  if (code === 'device/revoked' || code === 'device/unknown') return 'removed';
  if (code === 'seal/expired' || code === 'seal/manifest-expired') return 'expired';
  if (code === 'seal/older' || code === 'seal/manifest-older') return 'older';
  return code.startsWith('seal/') ? 'tampered' : 'other';
}
