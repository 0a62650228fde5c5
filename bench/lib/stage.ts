import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { ReplicaAddress } from '../../scripts/lib/demo-browser.d.mts';
import { enrolBrowser, launchChromium } from '../../scripts/lib/demo-browser.mjs';
import { startServer } from '../../scripts/lib/server-process.mjs';
import { type ConsoleClient, signIn } from '../../tests/harness/console-client.ts';

/** A browser with the extension, enrolled with a server of its own. */
export interface Stage {
  readonly context: BrowserContext;
  readonly admin: ConsoleClient;
  readonly browserVersion: string;
}

/** Sets the stage, plays on it, and takes it down whatever happens. */
export async function onStage<T>(
  chromium: string,
  hosts: ReplicaAddress,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'sluice-bench-data-'));
  const closers: (() => Promise<void>)[] = [];
  try {
    const server = await startServer({ data });
    closers.push(() => server.stop());
    const browser = await launchChromium({ executablePath: chromium, replicas: hosts, headless: true });
    closers.push(() => browser.close());
    await enrolBrowser(browser.context, server.enrolmentCode);
    const admin = await signIn(server.url, server.signInUrl);
    const browserVersion = browser.context.browser()?.version() ?? 'unknown';
    return await play({ context: browser.context, admin, browserVersion });
  } finally {
    for (const close of closers.reverse()) await close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
