import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildReplicas } from '../build.ts';
import type { SentRecord } from '../sent.ts';
import { type ReplicaServer, startReplicas } from '../serve.ts';
import type {} from '../shared/api.ts'; // declares window.__replica
import { messenger } from './replica.ts';

interface OpenOptions {
  readonly page?: Page | undefined;
  readonly typing?: boolean;
}

export interface ReplicaBrowser {
  readonly server: ReplicaServer;
  readonly context: BrowserContext;
  /** Loads this address, in a page that is there or a fresh one. With `typing`, until a composer has the focus. */
  open(address: string, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the replicas into a temporary folder, serves them and starts a Chromium that reaches nothing else. */
export async function openReplicaBrowser(): Promise<ReplicaBrowser> {
  const dir = await mkdtemp(join(tmpdir(), 'replicas-'));
  await buildReplicas(join(dir, 'built'));
  const server = await startReplicas({ assetsDir: join(dir, 'built') });
  const mapped = messenger.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${server.port}`).join(', ');
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    executablePath: process.env['SLUICE_CHROMIUM'] ?? '/usr/bin/chromium',
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
  return {
    server,
    context,
    async open(address, options = {}) {
      const page = options.page ?? (await context.newPage());
      await page.goto(address);
      await page.locator('#app > *').waitFor();
      if (options.typing === true) await page.locator('[contenteditable="true"]:focus').waitFor();
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
