import type { Page } from 'playwright-core';
import { inspectionPort, type InspectionRequest } from '../../lib/messaging/inspection.ts';
import { policyKey } from '../../lib/messaging/page-protocol.ts';
import { enterIsolatedWorld } from '../lib/isolated-world.ts';

export interface HandedOver {
  /** Milliseconds until the last of the files had its verdict. */
  readonly ms: number;
  /** Of each file, what its end says of it. */
  readonly ends: readonly {
    readonly type?: string;
    readonly unscannable?: string;
    readonly failed?: string;
  }[];
}

export interface Hand {
  /** Files on disk, by their paths, all at once. */
  over(paths: readonly string[]): Promise<HandedOver>;
}

/**
 * As the guard does it, in its own world on that page, with files chosen in an input of its own: what is chosen in the page
 * the guard holds itself.
 */
export async function enterGuard(page: Page): Promise<Hand> {
  const world = await enterIsolatedWorld(page);
  await page.locator('#side').waitFor();
  const about: Omit<InspectionRequest, 'file' | 'policyVersion' | 'policyHash'> = {
    egress: {
      platform: 'whatsapp',
      channel: 'file',
      conversation: { kind: 'direct', title: 'Anna Svoboda' },
      account: { id: null },
    },
    truncated: false,
    withinMs: 180_000,
  };
  return {
    async over(paths) {
      await world.choose(paths);
      return world.evaluate<HandedOver>(`(async () => {
        const stored = await chrome.storage.local.get(${JSON.stringify(policyKey)});
        const { version, contentHash } = JSON.parse(stored[${JSON.stringify(policyKey)}]);
        const files = [...globalThis.chosen.files];
        if (files.length !== ${String(paths.length)}) throw new Error('the files are not there');
        const start = performance.now();
        const inspect = async (file) => {
          await chrome.runtime.sendMessage({ sluice: 1, name: 'inspect/wake', payload: {} });
          const port = chrome.runtime.connect({ name: ${JSON.stringify(inspectionPort)} });
          const end = new Promise((resolve, reject) => {
            port.onDisconnect.addListener(() => reject(new Error('nobody is there')));
            port.onMessage.addListener((message) => {
              if ('verdict' in message || 'failed' in message) resolve(message);
            });
          });
          port.postMessage({ ...${JSON.stringify(about)}, file, policyVersion: version, policyHash: contentHash });
          const { type, unscannable, failed } = await end;
          port.disconnect();
          return { type, unscannable, failed };
        };
        const ends = await Promise.all(files.map(inspect));
        return { ms: performance.now() - start, ends };
      })()`);
    },
  };
}
