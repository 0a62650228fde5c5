import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildReplicas } from '../build.ts';
import { type ReplicaServer, startReplicas } from '../serve.ts';

const origin = 'https://chat.replica.example';

export interface PlainBrowser {
  readonly server: ReplicaServer;
  readonly context: BrowserContext;
  /** A fresh page on the replica. `address` is path and query, e.g. `/c/c1?composer=editable`. */
  open(address: string): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the replicas into a temporary folder, serves them and starts a Chromium that can reach nothing else. */
export async function openPlainBrowser(): Promise<PlainBrowser> {
  const dir = await mkdtemp(join(tmpdir(), 'plain-'));
  await buildReplicas(join(dir, 'built'));
  const server = await startReplicas({ assetsDir: join(dir, 'built') });
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    executablePath: process.env['SLUICE_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      `--ignore-certificate-errors-spki-list=${server.spki}`,
      `--host-resolver-rules=MAP chat.replica.example:443 127.0.0.1:${server.port}, MAP * ~NOTFOUND`,
    ],
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return {
    server,
    context,
    async open(address) {
      const page = await context.newPage();
      await page.goto(origin + address);
      await page.getByRole('main').waitFor();
      return page;
    },
    async close() {
      await context.close();
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
