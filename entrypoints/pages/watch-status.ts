import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { browser } from '../../lib/messaging/browser.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import { send } from '../../lib/messaging/send.ts';

export type Status = Reply<'status/get'>;

/** What the background says of this browser (null: it does not answer), read again whenever something is stored. */
export async function watchStatus(
  tabId: number | null = null,
): Promise<{ readonly status: ReadonlySignal<Status | null>; readonly refresh: () => Promise<void> }> {
  const status = signal<Status | null>(null);
  const refresh = async () => {
    const reply = await send('status/get', { tabId });
    status.value = reply.ok ? reply.value : null;
  };
  await refresh();
  browser.storage.onChanged.addListener(() => void refresh());
  return { status, refresh };
}
