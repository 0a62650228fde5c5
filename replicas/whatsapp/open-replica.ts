import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildReplicas } from '../build.ts';
import { type ReplicaServer, startReplicas } from '../serve.ts';
import type { SentRecord } from '../sent.ts';
import type {} from './oracle.ts'; // declares window.__replica

export interface ReplicaBrowser {
  readonly server: ReplicaServer;
  readonly context: BrowserContext;
  /** A fresh page on the replica with one conversation open. `query` selects the variant, e.g. `lang=de`. */
  open(conversation: string, query?: string): Promise<Page>;
  close(): Promise<void>;
}

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
      '--auto-select-desktop-capture-source=Entire screen',
      `--ignore-certificate-errors-spki-list=${server.spki}`,
      `--host-resolver-rules=MAP web.whatsapp.com:443 127.0.0.1:${server.port}, MAP * ~NOTFOUND`,
    ],
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: 'https://web.whatsapp.com',
  });
  return {
    server,
    context,
    async open(conversation, query = '') {
      const page = await context.newPage();
      await page.goto(`https://web.whatsapp.com/?${query}`);
      await page.locator('#side').getByText(conversation, { exact: true }).click();
      await page.locator('footer [data-lexical-editor="true"]:focus').waitFor();
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
