import type { PlatformData } from '../../lib/core/policy/platform.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import type { WatchedRule } from '../../lib/ui/page/watched.tsx';

/**
 * What rules look for, on one platform or anywhere. Several platforms may be one messenger (versions of its site): its
 * name stands once.
 */
export function watchedRules(
  status: Reply<'status/get'> | null,
  platforms: readonly PlatformData[],
  platform: string | null = null,
): readonly WatchedRule[] {
  const kindOf = (data: PlatformData) => data.platform ?? data.id;
  const here = platforms.find(({ id }) => id === platform);
  return (status?.watched ?? [])
    .filter(({ platforms: about }) => here === undefined || about === null || about.includes(kindOf(here)))
    .map(({ title, platforms: about, isTrial }) => ({
      title,
      isTrial,
      platforms: about && namesOf(platforms.filter((data) => about.includes(kindOf(data)))),
    }));
}

/** Names of messengers, each once. */
export function namesOf(platforms: readonly PlatformData[]): readonly string[] {
  return [...new Set(platforms.map(({ title }) => title))];
}
