import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { enterIsolatedWorld } from '../lib/isolated-world.ts';
import { matchedHost, unmatchedHost } from '../lib/pages.ts';
import { median } from '../lib/statistics.ts';

interface Load {
  /** Navigation start to the end of the load event. */
  readonly load: number;
  readonly script: number;
  readonly task: number;
}

/** What the guard adds, in ms, and how much longer a page takes to load: medians over rounds of one load each. */
export interface LoadCost {
  readonly script: number;
  readonly task: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly ratio: number;
}

/** Loads the same page under both hosts, turn about in one browser, each host in a tab of its own. */
export async function measureLoads(context: BrowserContext, rounds: number): Promise<LoadCost> {
  const matched = await openTab(context, matchedHost);
  const unmatched = await openTab(context, unmatchedHost);
  const pairs: { matched: Load; unmatched: Load }[] = [];
  const warmUp = 5;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const first = round % 2 === 0 ? await matched.load() : null;
    const other = await unmatched.load();
    const pair = { matched: first ?? (await matched.load()), unmatched: other };
    if (round >= warmUp) pairs.push(pair);
  }
  await matched.page.close();
  await unmatched.page.close();
  const middle = (of: (pair: { matched: Load; unmatched: Load }) => number) => median(pairs.map(of));
  return {
    script: middle((pair) => pair.matched.script - pair.unmatched.script),
    task: middle((pair) => pair.matched.task - pair.unmatched.task),
    matched: middle((pair) => pair.matched.load),
    unmatched: middle((pair) => pair.unmatched.load),
    ratio: middle((pair) => pair.matched.load / pair.unmatched.load),
  };
}

interface Tab {
  readonly page: Page;
  load(): Promise<Load>;
}

async function openTab(context: BrowserContext, host: string): Promise<Tab> {
  const page = await context.newPage();
  const url = `https://${host}/`;
  await page.goto(url);
  const world = host === matchedHost ? await enterIsolatedWorld(page) : null;
  const session = world?.session ?? (await context.newCDPSession(page));
  await session.send('Performance.enable');
  return {
    page,
    async load() {
      await page.bringToFront();
      await page.goto(url);
      // Storage answers in order: after this the guard has its answer, and has loaded what was in it.
      await world?.evaluate("chrome.storage.local.get('nothing').then(() => 0)");
      const load = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return navigation?.loadEventEnd ?? 0;
      });
      return { load, ...(await metrics(session)) };
    },
  };
}

/** Both count from the navigation on. */
async function metrics(session: CDPSession): Promise<{ script: number; task: number }> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  const seconds = (name: string) => list.find((metric) => metric.name === name)?.value ?? 0;
  return { script: seconds('ScriptDuration') * 1000, task: seconds('TaskDuration') * 1000 };
}
