import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { atMost, type Measure } from '../lib/report.ts';
import { matchedHost, unmatchedHost } from '../lib/pages.ts';
import { median } from '../lib/statistics.ts';

interface Load {
  /** Navigation start to the end of the load event. */
  readonly load: number;
  readonly script: number;
  readonly task: number;
}

/** Loads of the same page under both hosts, turn about in one browser, each host in a tab of its own. Times in ms. */
export async function pageLoads(context: BrowserContext, rounds: number): Promise<Measure[]> {
  const matched = await openTab(context, matchedHost);
  const unmatched = await openTab(context, unmatchedHost);
  const loads: Record<'matched' | 'unmatched', Load[]> = { matched: [], unmatched: [] };
  const warmUp = 5;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const order = round % 2 === 0 ? (['matched', 'unmatched'] as const) : (['unmatched', 'matched'] as const);
    for (const name of order) {
      const load = await (name === 'matched' ? matched : unmatched).load();
      if (round >= warmUp) loads[name].push(load);
    }
  }
  await matched.page.close();
  await unmatched.page.close();
  const middle = (name: 'matched' | 'unmatched', what: keyof Load) =>
    median(loads[name].map((load) => load[what]));
  const added = (what: keyof Load) => middle('matched', what) - middle('unmatched', what);
  return [
    { name: 'ScriptDuration added to a frame', value: added('script'), unit: 'ms', budget: atMost(3, 2) },
    { name: 'TaskDuration added to a frame', value: added('task'), unit: 'ms' },
    { name: 'page load, unmatched host', value: middle('unmatched', 'load'), unit: 'ms' },
    { name: 'page load, matched host', value: middle('matched', 'load'), unit: 'ms' },
    {
      name: 'page load, matched to unmatched',
      value: middle('matched', 'load') / middle('unmatched', 'load'),
      unit: '×',
      budget: atMost(1.05, 1.02),
    },
  ];
}

interface Tab {
  readonly page: Page;
  load(): Promise<Load>;
}

async function openTab(context: BrowserContext, host: string): Promise<Tab> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const url = `https://${host}/`;
  await page.goto(url);
  return {
    page,
    async load() {
      await page.bringToFront();
      const before = await metrics(session);
      await page.goto(url);
      // Two idle moments later the guard has read its policy, too: storage answers within one.
      const load = await page.evaluate(async () => {
        await new Promise<void>((resolve) => {
          requestIdleCallback(() => requestIdleCallback(() => resolve()));
        });
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return navigation?.loadEventEnd ?? 0;
      });
      const after = await metrics(session);
      return { load, script: after.script - before.script, task: after.task - before.task };
    },
  };
}

async function metrics(session: CDPSession): Promise<{ script: number; task: number }> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  const seconds = (name: string) => list.find((metric) => metric.name === name)?.value ?? 0;
  return { script: seconds('ScriptDuration') * 1000, task: seconds('TaskDuration') * 1000 };
}
