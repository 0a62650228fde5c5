import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildReplicas } from '../build.ts';
import { type ReplicaServer, startReplicas } from '../serve.ts';
import type { SentRecord } from '../sent.ts';
import type {} from '../shared/api.ts'; // declares window.__replica

export interface ReplicaBrowser {
  readonly server: ReplicaServer;
  readonly context: BrowserContext;
  /** A fresh page on the replica with one chat open and its composer focused. `query` selects the variant. */
  open(peerId: string, query?: string): Promise<Page>;
  close(): Promise<void>;
}

const origin = 'https://web.telegram.org';

/** Builds the replicas into a temporary folder, serves them and starts a Chromium that can reach nothing else. */
export async function openReplicaBrowser(): Promise<ReplicaBrowser> {
  const dir = await mkdtemp(join(tmpdir(), 'replicas-'));
  await buildReplicas(join(dir, 'built'));
  const server = await startReplicas({ assetsDir: join(dir, 'built') });
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    executablePath: process.env['SLUICE_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--auto-accept-this-tab-capture',
      `--ignore-certificate-errors-spki-list=${server.spki}`,
      `--host-resolver-rules=MAP web.telegram.org:443 127.0.0.1:${server.port}, MAP * ~NOTFOUND`,
    ],
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write', 'microphone', 'camera'], { origin });
  return {
    server,
    context,
    async open(peerId, query = '') {
      const page = await context.newPage();
      await page.goto(`${origin}/a/?${query}#${peerId}`);
      await page.locator('[contenteditable="true"][role="textbox"]:focus').waitFor();
      return page;
    },
    async close() {
      await context.close();
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** What the page's worker received so far, everything posted before this call included. */
export function sentBy(page: Page): Promise<readonly SentRecord[]> {
  return page.evaluate(async () => {
    await window.__replica.settled?.();
    return window.__replica.sent;
  });
}

/** The next record after `seq`, awaited. */
export function nextSentBy(page: Page, seq = 0): Promise<SentRecord> {
  return page.evaluate((after) => window.__replica.nextSent(after), seq);
}
