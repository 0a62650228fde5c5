import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { enterIsolatedWorld } from '../lib/isolated-world.ts';
import { emptyHost, matchedHost, smallPage, unmatchedHost } from '../lib/pages.ts';
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
  /** The same ratio where there is nothing to measure: the unmatched host against itself. */
  readonly noise: number;
  /** The same of a host with empty content scripts. */
  readonly empty: number;
  readonly emptyScript: number;
}

const names = ['matched', 'unmatched', 'control', 'empty'] as const;
type Round = Record<(typeof names)[number], Load>;

/**
 * Loads the same page under three hosts, turn about in one browser, each in a tab of its own: with our content scripts,
 * with none, and with empty ones. A fourth tab, without any again, says how much of a difference is noise.
 */
export async function measureLoads(
  context: BrowserContext,
  rounds: number,
  path = smallPage,
): Promise<LoadCost> {
  const tabs = {
    matched: await openTab(context, matchedHost, path),
    unmatched: await openTab(context, unmatchedHost, path),
    control: await openTab(context, unmatchedHost, path),
    empty: await openTab(context, emptyHost, path),
  };
  const all: Round[] = [];
  const warmUp = 6;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const loads: Partial<Round> = {};
    for (const [i] of names.entries()) {
      const name = names[(i + round) % names.length] ?? 'matched';
      loads[name] = await tabs[name].load();
    }
    const { matched, unmatched, control, empty } = loads;
    if (round >= warmUp && matched && unmatched && control && empty)
      all.push({ matched, unmatched, control, empty });
  }
  for (const { page } of Object.values(tabs)) await page.close();
  const middle = (of: (round: Round) => number) => median(all.map(of));
  return {
    script: middle((round) => round.matched.script - round.unmatched.script),
    task: middle((round) => round.matched.task - round.unmatched.task),
    matched: middle((round) => round.matched.load),
    unmatched: middle((round) => round.unmatched.load),
    ratio: middle((round) => round.matched.load / round.unmatched.load),
    noise: middle((round) => round.control.load / round.unmatched.load),
    empty: middle((round) => round.empty.load / round.unmatched.load),
    emptyScript: middle((round) => round.empty.script - round.unmatched.script),
  };
}

interface Tab {
  readonly page: Page;
  load(): Promise<Load>;
}

async function openTab(context: BrowserContext, host: string, path: string): Promise<Tab> {
  const page = await context.newPage();
  const url = `https://${host}${path}`;
  await page.goto(url);
  const world = host === matchedHost ? await enterIsolatedWorld(page) : null;
  const session = world?.session ?? (await context.newCDPSession(page));
  await session.send('Runtime.enable'); // what watching costs, all tabs pay
  await session.send('Performance.enable');
  return {
    page,
    async load() {
      await page.bringToFront();
      await page.goto(url);
      // Storage answers in order, and idle callbacks come in order: after this the guard has loaded its policy.
      await world?.evaluate(`chrome.storage.local.get('nothing')
        .then(() => new Promise((resolve) => requestIdleCallback(() => resolve(0), { timeout: 1000 })))`);
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
