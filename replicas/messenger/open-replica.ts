import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildReplicas } from '../build.ts';
import type { SentRecord } from '../sent.ts';
import { type ReplicaServer, startReplicas } from '../serve.ts';
import type {} from '../shared/api.ts'; // declares window.__replica
import { messenger } from './replica.ts';

export interface ReplicaBrowser {
  readonly server: ReplicaServer;
  readonly context: BrowserContext;
  /** A fresh page at this address, once its last composer can be typed into. */
  open(address: string): Promise<Page>;
  /** A fresh page at this address that may have no composer. */
  visit(address: string): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the replicas into a temporary folder, serves them and starts a Chromium that reaches nothing else. */
export async function openReplicaBrowser(): Promise<ReplicaBrowser> {
  const dir = await mkdtemp(join(tmpdir(), 'replicas-'));
  await buildReplicas(join(dir, 'built'));
  const server = await startReplicas({ assetsDir: join(dir, 'built') });
  const mapped = messenger.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${server.port}`).join(', ');
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--ignore-certificate-errors-spki-list=${server.spki}`,
      `--host-resolver-rules=${mapped}, MAP * ~NOTFOUND`,
    ],
  });
  for (const host of messenger.hosts) {
    await context.grantPermissions(['clipboard-read', 'clipboard-write', 'microphone', 'camera'], {
      origin: `https://${host}`,
    });
  }
  const visit = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('#app > *').waitFor();
    return page;
  };
  return {
    server,
    context,
    visit,
    async open(address) {
      const page = await visit(address);
      await page.locator('[contenteditable="true"]:focus').waitFor();
      return page;
    },
    async close() {
      await context.close();
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** What the page's model sent so far. */
export function sentBy(page: Page): Promise<readonly SentRecord[]> {
  return page.evaluate(() => window.__replica.sent);
}

/** The next record after `seq`, awaited. */
export function nextSentBy(page: Page, seq = 0): Promise<SentRecord> {
  return page.evaluate((after) => window.__replica.nextSent(after), seq);
}
