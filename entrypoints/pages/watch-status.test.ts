// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { ok } from '../../lib/core/result.ts';
import { watchStatus, type Status } from './watch-status.ts';

const send = vi.hoisted(() => vi.fn());
vi.mock('../../lib/messaging/send.ts', () => ({ send }));
vi.mock('../../lib/messaging/browser.ts', () => ({
  browser: { storage: { onChanged: { addListener: () => undefined } } },
}));

const one: Status = {
  ...{ organisation: 'ACME', server: null, managed: false, contact: null, notice: null, watched: [] },
  ...{ failMode: 'open', policy: null, problem: null, missingHosts: [], queued: 3, tab: null },
};

it('is read again when the page is looked at again: what was delivered meanwhile is stored nowhere', async () => {
  send.mockResolvedValue(ok(one));
  const { status } = await watchStatus();
  expect(status.value?.queued).toBe(3);
  send.mockResolvedValue(ok({ ...one, queued: 0 }));
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(status.value?.queued).toBe(0));
});
