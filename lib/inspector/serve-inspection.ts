import { browser } from '../messaging/browser.ts';
import { inspectionPort } from '../messaging/inspection.ts';
import type { InspectionEnd, InspectionWord } from '../messaging/inspection.ts';
import { readInspectionRequest } from './read-request.ts';
import type { ReaderSize } from './reader-size.ts';
import { createSupervisor } from './supervisor.ts';
import { createVerdictCache, type Kept } from './verdict-cache.ts';
import type { WorkerLike } from './worker-like.ts';
import type { Awake } from './stay-awake.ts';

/**
 * Answers guards that want a file looked into: one port a file. Runs where there are workers and WebAssembly: in the
 * offscreen document, or in Firefox's event page, which must stay `awake` meanwhile, and sleeps in between (`kept`). Call
 * while that is loading.
 */
export function serveInspection(spawn: (size: ReaderSize) => WorkerLike, awake?: Awake, kept?: Kept): void {
  const supervisor = createSupervisor(spawn, createVerdictCache(Date.now, kept));
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== inspectionPort) return;
    if (port.sender?.id !== browser.runtime.id || port.sender.tab === undefined) {
      port.disconnect();
      return;
    }
    const gone = new AbortController();
    // The tab was closed, or the person does not want to wait.
    port.onDisconnect.addListener(() => {
      gone.abort();
    });
    const post = (message: InspectionWord | InspectionEnd) => {
      if (!gone.signal.aborted) port.postMessage(message);
    };
    port.onMessage.addListener((message: unknown) => {
      const request = readInspectionRequest(message);
      if (request === null) post({ failed: 'inspector-unavailable' });
      else {
        awake?.begin();
        void supervisor.inspect(request, post, gone.signal).then((end) => {
          awake?.end();
          post(end);
        });
      }
    });
  });
}
