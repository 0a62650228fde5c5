import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, chromiumExtension } from './demo-browser.mjs';
import { PlainError } from './plain-error.mjs';

/** Where each client is written in; the host is one that rules/platforms names. */
export const clients = {
  whatsapp: 'https://web.whatsapp.com/',
  messenger: 'https://www.facebook.com/messages/',
  'telegram-a': 'https://web.telegram.org/a/',
  'telegram-k': 'https://web.telegram.org/k/',
};

/**
 * A Chromium with the extension on the page of a messenger: the real one, or our replica.
 *
 * @param {{ client: keyof typeof clients, chromium: string, replicas: { port: number, hosts: readonly string[],
 *   spki: string } | null, query: string, headless: boolean, profile: string | null, debugPort: string | null }} options
 */
export async function launchOnMessenger(options) {
  const { client, chromium: executablePath, replicas, query, headless, profile, debugPort } = options;
  const url = new URL(clients[client]);
  if (!covers(url)) throw new PlainError(`The extension does not cover ${url.host} yet (rules/platforms).`);
  if (replicas !== null) url.search = query;
  const { chromium } = await import('playwright-core');
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'sluice-probe-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    args: [
      ...(replicas === null ? liveArguments() : chromiumArguments(replicas)),
      ...(debugPort === null ? [] : [`--remote-debugging-port=${debugPort}`]),
    ],
    // Some messengers show no sign-in to a browser that says it is driven.
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // Slow or without a network, the person sees as much.
  await page.goto(url.href, { waitUntil: 'commit' }).catch(() => undefined);
  return {
    context,
    debug: debugPort === null ? null : debugAddress(folder),
    async close() {
      await context.close();
      if (profile === null) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/**
 * What the extension says of the first tab of this client; null when there is none. By the worker, so that the page
 * keeps its focus: with it, menus and dialogs stay open.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {keyof typeof clients} client
 * @returns {Promise<string | null>} JSON
 */
export async function probe(context, client) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return worker.evaluate(
    async (hostMatch) => {
      const { tabs, scripting } = globalThis.chrome;
      const [tab] = await tabs.query({ url: hostMatch });
      if (tab === undefined) return null;
      const target = { tabId: tab.id, frameIds: [0] };
      const [ran] = await scripting.executeScript({ target, files: ['probe.js'], injectImmediately: true });
      return typeof ran?.result === 'string' ? ran.result : null;
    },
    `${new URL(clients[client]).origin}/*`,
  );
}

/** The real messengers, over the real network: everything else is as in the tests. */
function liveArguments() {
  return [
    `--disable-extensions-except=${chromiumExtension}`,
    `--load-extension=${chromiumExtension}`,
    '--disable-component-update',
    '--no-first-run',
    '--no-default-browser-check',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** @param {URL} url */
function covers({ origin }) {
  const manifest = JSON.parse(readFileSync(join(chromiumExtension, 'manifest.json'), 'utf8'));
  return manifest.host_permissions.includes(`${origin}/*`);
}

/** @param {string} profile */
function debugAddress(profile) {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}
