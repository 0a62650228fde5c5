import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import type { DemoBrowser } from '../../scripts/lib/demo-browser.d.mts';
import { enrolBrowser, extensionId, launchChromium } from '../../scripts/lib/demo-browser.mjs';
import type { ServerProcess } from '../../scripts/lib/server-process.d.mts';
import { startServer } from '../../scripts/lib/server-process.mjs';
import { ensureBrowsers } from '../../scripts/lib/setup.mjs';
import { startReplicas } from '../../replicas/serve.ts';
import { openConversation } from './chat.ts';
import type { ConsoleClient } from './console-client.ts';
import { signIn } from './console-client.ts';
import { freshServerData } from './server-data.ts';
import { createTabs, type Tabs } from './tabs.ts';
import type { WorldPolicy } from './world-policy.ts';

type Replicas = Awaited<ReturnType<typeof startReplicas>>;

/** Everything an end-to-end test plays in: server, replicas, browser with the extension. */
export interface World {
  readonly replicas: Replicas;
  readonly data: string;
  server: ServerProcess;
  admin: ConsoleClient;
  browser: DemoBrowser;
  readonly context: BrowserContext;
  readonly tabs: Tabs;
  /** Ends the server (SIGTERM, or SIGKILL) and starts it again on the same data and port. */
  restartServer(how: 'stop' | 'kill'): Promise<void>;
  /** Closes the browser and starts it again with the same profile. */
  restartBrowser(): Promise<void>;
  /** Closes the browser and starts one with a profile of its own, enrolled. */
  replaceBrowser(): Promise<void>;
  /** A replica tab, ready to type in. */
  openChat(options?: { title?: string; query?: string }): Promise<Page>;
  worker(): Promise<Worker>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Default: what a first start publishes. In force in the browser once that is enrolled. */
  readonly policy?: WorldPolicy;
  /** Default true: through the popup. */
  readonly enrol?: boolean;
  readonly chromiumArguments?: readonly string[];
  /** Folder of the replicas' built pages; needed where this file is bundled into another. */
  readonly replicaPages?: string;
  /** Folder of the unpacked extension; default: the ordinary build. */
  readonly extension?: string;
  /** Default false: the page that a new installation opens is closed, so that no test meets it. */
  readonly keepWelcome?: boolean;
  /** Which program to start instead of this Chromium. */
  readonly wrapChromium?: (chromium: string, enrolmentCode: string) => string;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { chromium } = await ensureBrowsers();
  const data = await freshServerData(options.policy);
  const replicas = await startReplicas(
    options.replicaPages === undefined ? {} : { assetsDir: options.replicaPages },
  );
  const server = await startServer({ data });
  try {
    return await openWorld({ chromium, data, replicas, server, options });
  } catch (error) {
    // A world that could not be set up whole leaves nothing running behind.
    await Promise.allSettled([server.stop(), replicas.close()]);
    throw error;
  }
}

const newProfile = () => mkdtempSync(join(tmpdir(), 'sluice-profile-'));

interface Parts {
  readonly chromium: string;
  readonly data: string;
  readonly replicas: Replicas;
  readonly server: ServerProcess;
  readonly options: WorldOptions;
}

async function openWorld({ chromium, data, replicas, server, options }: Parts): Promise<World> {
  const profiles = [newProfile()];
  const executablePath = options.wrapChromium?.(chromium, server.enrolmentCode) ?? chromium;
  const { chromiumArguments: extraArguments = [], extension } = options;
  const browserOptions = { executablePath, replicas, headless: true, extraArguments };
  const launch = async () => {
    const browser = await launchChromium({
      ...browserOptions,
      profile: profiles.at(-1) ?? '',
      ...(extension !== undefined && { extension }),
    });
    if (options.keepWelcome !== true) closeWelcome(browser.context);
    return browser;
  };
  const world: World = {
    replicas,
    data,
    server,
    admin: await signIn(server.url, server.signInUrl),
    browser: await launch(),
    get context() {
      return world.browser.context;
    },
    tabs: createTabs(() => world.browser.context),
    async restartServer(how) {
      const port = Number(new URL(world.server.url).port);
      await (how === 'kill' ? world.server.kill() : world.server.stop());
      world.server = await startServer({ data, port });
      world.admin = await signIn(world.server.url, world.server.signInUrl);
    },
    async restartBrowser() {
      await world.browser.close();
      world.browser = await launch();
    },
    async replaceBrowser() {
      profiles.push(newProfile());
      await world.restartBrowser();
      await enrolBrowser(world.context, await world.admin.enrolmentCode());
    },
    async openChat({ title, query = '' } = {}) {
      const page = await world.tabs.open();
      await page.goto(`https://web.whatsapp.com/${query}`);
      await openConversation(page, title);
      return page;
    },
    async worker() {
      return world.context.serviceWorkers()[0] ?? world.context.waitForEvent('serviceworker');
    },
    async close() {
      await world.browser.close();
      await replicas.close();
      await world.server.stop();
      for (const folder of [data, ...profiles])
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  if (options.enrol !== false) await enrolBrowser(world.context, server.enrolmentCode);
  return world;
}

function closeWelcome(context: BrowserContext): void {
  const welcome = `chrome-extension://${extensionId()}/welcome.html`;
  const look = (page: Page) => {
    if (page.url() === welcome) void page.close();
    else if (page.url() === 'about:blank') page.once('framenavigated', () => look(page));
  };
  context.pages().forEach(look);
  context.on('page', look);
}
