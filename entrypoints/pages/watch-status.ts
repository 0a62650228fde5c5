import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { browser } from '../../lib/messaging/browser.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import { send } from '../../lib/messaging/send.ts';

export type Status = Reply<'status/get'>;

export interface WatchedStatus {
  readonly status: ReadonlySignal<Status | null>;
  /** Reads it again now. */
  readonly refresh: () => Promise<Status | null>;
}

/** The server no longer knows this browser, or refuses it. */
export function isRemoved(status: Status | null): boolean {
  return status?.problem === 'device/revoked' || status?.problem === 'device/unknown';
}

/**
 * What the background says of this browser (null: it does not answer), read again whenever something is stored, and when
 * the page is looked at again.
 */
export async function watchStatus(tabId: number | null = null): Promise<WatchedStatus> {
  const status = signal<Status | null>(null);
  const refresh = async () => {
    const reply = await send('status/get', { tabId });
    status.value = reply.ok ? reply.value : null;
    return status.value;
  };
  await refresh();
  browser.storage.onChanged.addListener(() => void refresh());
  // What was delivered meanwhile changes nothing in there: it is seen when somebody looks again.
  document.addEventListener('visibilitychange', () => void refresh());
  return { status, refresh };
}
