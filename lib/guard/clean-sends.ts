import type { Egress } from '../core/decide/egress.ts';
import type { AccountKind } from '../core/decide/index.ts';
import type { AskBackground } from '../messaging/send-from-page.ts';

const afterMs = 20_000;

/** Counts sends that no rule matched, so that reports can say how many incidents there are in a thousand. */
export interface CleanSends {
  add(egress: Pick<Egress, 'platform' | 'channel'>, account: AccountKind, count?: number): void;
}

/** Hands the counts on some time after the first, or when the page is left: the background is not woken for each send. */
export function createCleanSends(
  window: Window,
  askBackground: AskBackground,
  signal: AbortSignal,
): CleanSends {
  const counts = new Map<string, Parameters<typeof askBackground<'sends/clean'>>[1]>();
  let timer: number | null = null;
  const flush = () => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    for (const sent of counts.values()) void askBackground('sends/clean', sent);
    counts.clear();
  };
  window.addEventListener('pagehide', flush, { signal });
  return {
    add({ platform, channel }, account, count = 1) {
      const key = `${channel} ${account}`;
      counts.set(key, { platform, channel, account, count: (counts.get(key)?.count ?? 0) + count });
      timer ??= window.setTimeout(flush, afterMs);
    },
  };
}
