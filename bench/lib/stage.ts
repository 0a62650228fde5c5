import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { ReplicaAddress } from '../../scripts/lib/demo-browser.d.mts';
import { chromiumExtension, enrolBrowser, launchChromium } from '../../scripts/lib/demo-browser.mjs';
import { startServer } from '../../scripts/lib/server-process.mjs';
import { policyKey } from '../../lib/messaging/page-protocol.ts';
import { writeEmptyExtension } from './empty-extension.ts';
import { enterIsolatedWorld } from './isolated-world.ts';
import { matchedHost } from './pages.ts';
import { type ConsoleClient, signIn } from '../../tests/harness/console-client.ts';

/** A browser with the extension, and a server of its own. */
export interface Stage {
  /** Enrols the browser, once, and waits for the policy. */
  enrol(): Promise<void>;
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
  const empty = writeEmptyExtension();
  const closers: (() => Promise<void>)[] = [];
  try {
    const server = await startServer({ data });
    closers.push(() => server.stop());
    const both = `${chromiumExtension},${empty}`;
    const browser = await launchChromium({
      executablePath: chromium,
      replicas: hosts,
      headless: true,
      extraArguments: [`--disable-extensions-except=${both}`, `--load-extension=${both}`],
    });
    closers.push(() => browser.close());
    const admin = await signIn(server.url, server.signInUrl);
    const browserVersion = browser.context.browser()?.version() ?? 'unknown';
    const { context } = browser;
    let enrolled: Promise<void> | null = null;
    const enrol = () => (enrolled ??= enrolAndWait(context, server.enrolmentCode));
    return await play({ enrol, context, admin, browserVersion });
  } finally {
    for (const close of closers.reverse()) await close();
    for (const folder of [data, empty])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function enrolAndWait(context: BrowserContext, code: string): Promise<void> {
  await enrolBrowser(context, code);
  const page = await context.newPage();
  await page.goto(`https://${matchedHost}/`);
  const world = await enterIsolatedWorld(page);
  await world.evaluate(`new Promise((resolve) => {
    const look = () => chrome.storage.local.get(${JSON.stringify(policyKey)}).then((values) => {
      if (Object.keys(values).length > 0) resolve();
    });
    chrome.storage.onChanged.addListener(look);
    look();
  })`);
  await page.close();
}
