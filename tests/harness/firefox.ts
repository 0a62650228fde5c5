import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { firefoxExtension } from '../../scripts/lib/demo-browser.mjs';
import { startServer } from '../../scripts/lib/server-process.mjs';
import { ensureBrowsers } from '../../scripts/lib/setup.mjs';
import { startReplicas } from '../../replicas/serve.ts';
import type { ConsoleClient } from './console-client.ts';
import { signIn } from './console-client.ts';
import { freshServerData } from './server-data.ts';
import type { WorldPolicy } from './world-policy.ts';
import { evaluateInBrowserWindow, sendBidi } from './firefox-bidi.ts';
import { openConversation } from './firefox-chat.ts';
import { startReplicaProxy } from './firefox-proxy.ts';
import { until } from './until.ts';

/** Everything an end-to-end test in Firefox plays in: server, replicas, browser with the extension. */
export interface FirefoxWorld {
  readonly replicas: Awaited<ReturnType<typeof startReplicas>>;
  readonly enrolmentCode: string;
  readonly admin: ConsoleClient;
  readonly browser: Browser;
  /** One of the extension's own pages, in a tab. */
  openOwnPage(name: string): Promise<Page>;
  /** The extension's popup as a tab of its own. */
  openPopup(): Promise<Page>;
  /** Enrols by the popup, and waits until content scripts have the policy before them. */
  enrol(): Promise<void>;
  /** What Firefox finds wrong with the extension's manifest. */
  manifestProblems(): Promise<readonly string[]>;
  /** A replica tab with a conversation open, ready to type in. */
  openChat(title?: string): Promise<Page>;
  close(): Promise<void>;
}

/** The event page is put to sleep after this long without an event (Firefox's own default is 30 s). */
const backgroundIdleMs = 3000;

export async function createFirefoxWorld(
  policy?: WorldPolicy,
  extension = firefoxExtension,
): Promise<FirefoxWorld> {
  const { firefox } = await ensureBrowsers();
  const data = await freshServerData(policy);
  const replicas = await startReplicas();
  const proxy = await startReplicaProxy(replicas);
  const server = await startServer({ data });
  const uuid = randomUUID();
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    // Without it a driver may not open the extension's own pages.
    args: ['--remote-allow-system-access'],
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      ...proxyPreferences(proxy.port),
      'extensions.webextensions.uuids': JSON.stringify({ [addOnId()]: uuid }),
      'extensions.background.idle.timeout': backgroundIdleMs,
      // Calls get a microphone and a camera that are none, without asking.
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
    },
  });
  await browser.installExtension(extension);
  const newPage = async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  };
  const openOwnPage = async (name: string) => {
    const page = await newPage();
    // Not `goto`: Firefox reports no load event of an extension's page.
    const url = `moz-extension://${uuid}/${name}`;
    await sendBidi(page, 'browsingContext.navigate', (context) => ({ context, url, wait: 'complete' }));
    return page;
  };
  const openPopup = () => openOwnPage('popup.html');
  return {
    replicas,
    enrolmentCode: server.enrolmentCode,
    admin: await signIn(server.url, server.signInUrl),
    browser,
    openOwnPage,
    openPopup,
    async enrol() {
      const popup = await openPopup();
      await popup.locator('textarea').fill(server.enrolmentCode);
      await popup.locator('button').click();
      await until('the policy in the browser', () => popup.evaluate(hasPolicyVersion, server.policyVersion));
      await popup.close();
    },
    manifestProblems: () => manifestProblems(browser),
    async openChat(title) {
      const page = await newPage();
      await page.goto('https://web.whatsapp.com/');
      await openConversation(page, title);
      return page;
    },
    async close() {
      await browser.close();
      await Promise.all([replicas.close(), proxy.close(), server.stop()]);
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Runs in the popup. */
async function hasPolicyVersion(version: number): Promise<boolean> {
  const { storage } = Reflect.get(globalThis, 'browser') as typeof import('webextension-polyfill');
  const { policy } = await storage.local.get('policy');
  return typeof policy === 'string' && Reflect.get(JSON.parse(policy), 'version') === version;
}

/** Everything but loopback goes through the proxy, and nowhere else when that refuses. */
function proxyPreferences(port: number): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.failover_direct': false,
  };
}

async function manifestProblems(browser: Browser): Promise<readonly string[]> {
  const [page] = await browser.pages();
  if (page === undefined) throw new Error('a browser without a tab');
  // Only the browser's own window can see them.
  const expression = `(({ errors, warnings }) => JSON.stringify([...errors, ...warnings]))(
    WebExtensionPolicy.getByID(${JSON.stringify(addOnId())}).extension)`;
  return JSON.parse(await evaluateInBrowserWindow(page, expression)) as string[];
}

/** The extension's id, as its manifest has it. */
export function addOnId(): string {
  const manifest: { browser_specific_settings: { gecko: { id: string } } } = JSON.parse(
    readFileSync(join(firefoxExtension, 'manifest.json'), 'utf8'),
  );
  return manifest.browser_specific_settings.gecko.id;
}
