import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/**
 * Tabs that are used again: a new one takes a process of the browser's, which is half the time of a short test. One that
 * was left stands at an address of the same site (which keeps its process) that has nothing to show.
 */
export interface Tabs {
  open(): Promise<Page>;
  leave(page: Page): Promise<void>;
}

const sessions = new WeakMap<Page, CDPSession[]>();

/** The debugger's line to a tab, up to when that is left. */
export async function debug(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  sessions.set(page, [...(sessions.get(page) ?? []), session]);
  return session;
}

export function createTabs(context: () => BrowserContext): Tabs {
  const free: Page[] = [];
  return {
    async open() {
      const page = free.pop();
      // Those of a browser that was started again are closed.
      if (page?.isClosed() === false) return page;
      const fresh = await context().newPage();
      fresh.setDefaultTimeout(15_000);
      return fresh;
    },
    async leave(page) {
      if (page.isClosed()) return;
      await Promise.all((sessions.get(page) ?? []).map((session) => session.detach()));
      sessions.delete(page);
      page.removeAllListeners();
      await page.unrouteAll();
      await page.goto(new URL('/nothing', page.url()).href);
      free.push(page);
    },
  };
}
