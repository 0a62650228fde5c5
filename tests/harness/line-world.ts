import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium as playwright } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { launch as launchFirefox } from 'puppeteer-core';
import { root } from '../../scripts/lib/paths.mjs';
import { ensureBrowsers } from '../../scripts/lib/setup.mjs';

/** A browser with the page hooks and a stand-in for the guard, and the pages of a test. */
export interface LineWorld {
  open(path: string): Promise<LinePage>;
  close(): Promise<void>;
}

export interface LinePage {
  /** Evaluates in the page's world, with a person's activation where the browser knows one; awaits promises. */
  run(expression: string): Promise<unknown>;
  /** Gives the stand-in an order (lib/page/dev/guard-world.ts) in the top frame, and gets its report. */
  order(order?: object): Promise<Report>;
  /** Chromium only. */
  readonly page: Page | null;
}

export interface Report {
  readonly reply: unknown;
  readonly asks: readonly Record<string, unknown>[];
  readonly changes: readonly string[];
  readonly connected: boolean;
  readonly connectedAtOnce: boolean;
}

export interface LineWorldOptions {
  readonly browser: 'chromium' | 'firefox';
  readonly first: 'hooks' | 'guard';
  /** `plain`: as a host has them of which no platform names choke points. */
  readonly hooks?: 'all' | 'plain';
  /** Path → page, and its content security policy. */
  readonly pages: Readonly<Record<string, { html: string; policy?: string }>>;
}

export async function createLineWorld(options: LineWorldOptions): Promise<LineWorld> {
  const { browser, pages } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sluice-line-'));
  const extension = join(folder, 'extension');
  await writeExtension(extension, options);
  const site = await serve(pages);
  const opened = browser === 'chromium' ? openChromium(folder, extension) : openFirefox(extension);
  const { openPage, close } = await opened;
  return {
    async open(path) {
      const { run, page } = await openPage(`${site.url}${path}`);
      return { run, page, order: (order = {}) => run(orderExpression(order)) as Promise<Report> };
    },
    async close() {
      await close();
      site.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Whatever a hostile page has replaced: this needs an attribute, an event, and text. */
function orderExpression(order: object): string {
  return `new Promise((done) => {
    const { documentElement } = document;
    documentElement.setAttribute('order', ${JSON.stringify(JSON.stringify(order))});
    window.dispatchEvent(new Event('stub'));
    done(documentElement.getAttribute('report'));
  })`;
}

async function writeExtension(
  folder: string,
  { browser, first, hooks: parts = 'all' }: LineWorldOptions,
): Promise<void> {
  const world = parts === 'all' ? 'page-world' : 'plain-page-world';
  await build({
    absWorkingDir: join(root, 'lib/page/dev'),
    entryPoints: [`${world}.ts`, 'guard-world.ts', 'picker-world.ts'],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    // As the extension's own build has it: a page's function that strict code calls cannot ask for its caller.
    banner: { js: '"use strict";' },
    target: 'es2023',
    define: { 'import.meta.env.FIREFOX': String(browser === 'firefox') },
    logLevel: 'silent',
  });
  const everywhere = {
    matches: ['http://127.0.0.1/*'],
    run_at: 'document_start',
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
  };
  const hooks = { ...everywhere, js: ['picker-world.js', `${world}.js`], world: 'MAIN' };
  const guard = { ...everywhere, js: ['guard-world.js'] };
  const manifest = {
    manifest_version: 3,
    name: 'line',
    version: '1',
    host_permissions: ['http://127.0.0.1/*'],
    browser_specific_settings: { gecko: { id: 'line@sluice.invalid' } },
    content_scripts: first === 'hooks' ? [hooks, guard] : [guard, hooks],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

async function serve(pages: LineWorldOptions['pages']) {
  const server = createServer((request, response) => {
    const { html, policy } = pages[request.url ?? ''] ?? { html: '' };
    response.setHeader(
      'content-type',
      request.url?.endsWith('.js') === true ? 'text/javascript' : 'text/html',
    );
    if (policy !== undefined) response.setHeader('content-security-policy', policy);
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on TCP has such an address.
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function openChromium(folder: string, extension: string) {
  const context = await playwright.launchPersistentContext(join(folder, 'profile'), {
    executablePath: (await ensureBrowsers()).chromium,
    headless: true,
    args: [
      '--no-sandbox',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  });
  return {
    async openPage(url: string) {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await page.goto(url);
      return { page, run: (expression: string) => evaluate(session, expression) };
    },
    close: () => context.close(),
  };
}

// Not through Playwright's own helpers, which live in the page's world and what it has replaced there.
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return parsed(result.value);
}

async function openFirefox(extension: string) {
  const browser = await launchFirefox({
    browser: 'firefox',
    executablePath: (await ensureBrowsers()).firefox,
    headless: true,
  });
  await browser.installExtension(extension);
  return {
    async openPage(url: string) {
      const page = await browser.newPage();
      await page.goto(url);
      return { page: null, run: async (expression: string) => parsed(await page.evaluate(expression)) };
    },
    close: () => browser.close(),
  };
}

/** Reports come as JSON. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
}
