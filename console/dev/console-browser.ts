import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations, launch } from './browser.mjs';
import { builtConsole } from './built.ts';
import { createState, startMock } from './mock.mjs';

export interface Look {
  /** In CSS pixels. */
  readonly width: number;
  /** Default 800. */
  readonly height?: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Every width and every colour is seen; every pair of them only by `npm run test:matrix`. */
const usualLooks: readonly Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
  ...(process.env['SLUICE_MATRIX'] === 'full'
    ? ([
        { width: 1280, colorScheme: 'dark' },
        { width: 400, colorScheme: 'light' },
      ] as const)
    : []),
];

export interface ConsoleBrowser {
  readonly url: string;
  newPage(): Promise<void>;
  /** Ends the page; anything that the console complained of meanwhile fails the test. */
  endPage(): Promise<void>;
  /** `permissions`: instead of an administrator's. */
  open(scenario: string, hash: string, permissions?: readonly string[]): Promise<Page>;
  hash(): Promise<string>;
  /** What a screen reader finds on the page, and what has the focus. */
  shown(): Promise<string>;
  /** axe in every look, and nothing scrolls sideways. */
  expectNothingWrong(what?: string, looks?: readonly Look[]): Promise<void>;
  close(): Promise<void>;
  /** A device enrols by the enrolment code that was made last. */
  enrolByNewestCode(): void;
  setting(key: string): unknown;
  /** The files of the policy in force, as JSON. */
  policyText(): string;
  changeAuditEntry(seq: number): void;
}

/** The built console on the mock server, in a browser of its own. */
export async function openConsole(): Promise<ConsoleBrowser> {
  const mock = await startMock('usual', 0, await builtConsole());
  const browser = await launch();
  let context: BrowserContext;
  let page: Page;
  let complaints: string[] = [];
  return {
    url: mock.url,
    async newPage() {
      context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'UTC',
      });
      page = await context.newPage();
      // Chromium says that it intercepts before its page knows: the first route of a page may miss what is sent at once.
      await page.route(
        () => false,
        (route) => route.fallback(),
      );
      complaints = [];
      // Refusals by the mock are meant; anything else, a breach of the CSP included, is not.
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('the server responded with a status'))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    },
    async endPage() {
      await context.close();
      expect(complaints).toEqual([]);
    },
    async open(scenario, hash, permissions) {
      mock.state = createState(scenario);
      if (permissions !== undefined) mock.state.permissions = [...permissions];
      await page.goto(mock.url + hash);
      return page;
    },
    hash: () => page.evaluate(() => location.hash),
    shown: async () => {
      const focused = await page.evaluate(() => {
        const { activeElement } = document;
        return `${activeElement?.tagName ?? ''} ${activeElement?.getAttribute('aria-label') ?? activeElement?.id ?? ''}`;
      });
      return `${page.url()}\nfocus: ${focused}\n${await page.locator('body').ariaSnapshot()}`;
    },
    async expectNothingWrong(what = '', looks = usualLooks) {
      for (const { width, height = 800, colorScheme } of looks) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page), `${what} at ${String(width)}`).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(sideways, `${what} scrolls sideways at ${String(width)}`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    },
    async close() {
      await browser.close();
      await mock.close();
    },
    enrolByNewestCode() {
      const devices: readonly object[] = mock.state.devices;
      const [device] = devices;
      const [code] = mock.state.coverage.codes;
      if (device === undefined || code === undefined) throw new Error('no device, no code');
      mock.state.devices = [{ ...device, id: crypto.randomUUID(), enrolmentCode: code.id }, ...devices];
    },
    setting: (key) => mock.state.settings.values.get(key),
    policyText: () => JSON.stringify(mock.state.policy.files),
    changeAuditEntry(seq) {
      mock.state.settings.audit = mock.state.settings.audit.map((entry) =>
        entry.seq === seq ? { ...entry, target: 'somebody else' } : entry,
      );
    },
  };
}
