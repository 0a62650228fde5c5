import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/lib/setup.mjs';
import { atMost, type Measure, type Section } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { fillIncidents } from './fill.ts';
import type { Subject } from './subject.ts';

/** Where, and what must be drawn there before the page is as it was asked for. */
const pages = [
  ['overview', '#/', '.overview h2'],
  ['incidents', '#/incidents', 'a.row'],
  ['reports', '#/reports', 'section.report'],
] as const;

/** The built console in a browser, in front of many incidents: first paint, a filter, a key. */
export async function consoleSection(subject: Subject, rows: number, quick: boolean): Promise<Section> {
  const { rows: stored } = await subject.db.query<{ any: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM incidents) AS any',
  );
  if (stored[0]?.any !== true) await fillIncidents(subject, rows);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium to look at the console with');
  const browser = await chromium.launch({ executablePath });
  try {
    const turns = quick ? 3 : 20;
    return {
      bench: 'console',
      notes: [
        `${rows.toLocaleString('en')} incidents; medians of ${turns} in headless Chromium ${browser.version()}, 1,280 × 800, over loopback`,
        'first paint and drawn: of a page opened in a profile without a cache; drawn is when the answers are on it',
        'a filter: from Enter to its rows, the server’s answer with it; j and k: from the key to the frame that shows the next row as current',
      ],
      measures: [
        ...(await paints(browser, subject, turns)),
        ...(await interactions(browser, subject, quick ? 6 : 60)),
      ],
    };
  } finally {
    await browser.close();
  }
}

async function open(browser: Browser, { process, cookie }: Subject, hash: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: process().url }]);
  const page = await context.newPage();
  await page.goto(`${process().url}/${hash}`);
  return page;
}

async function paints(browser: Browser, subject: Subject, turns: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const [name, hash, ready] of pages) {
    const [first, drawn]: [number[], number[]] = [[], []];
    // The first of all is the server's first look at its policy, and does not count.
    for (let turn = -1; turn < turns; turn += 1) {
      const page = await open(browser, subject, hash);
      const handle = await page.waitForFunction(
        (selector) => (document.querySelector(selector) === null ? 0 : performance.now()),
        ready,
        { polling: 'raf', timeout: 60_000 },
      );
      const paint = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      );
      if (turn >= 0) first.push(paint);
      if (turn >= 0) drawn.push(await handle.jsonValue());
      await page.context().close();
    }
    measures.push(
      {
        name: `${name}: first contentful paint`,
        value: median(first),
        unit: 'ms',
        budget: atMost(1000, 1000),
      },
      { name: `${name}: drawn`, value: median(drawn), unit: 'ms' },
    );
  }
  return measures;
}

async function interactions(browser: Browser, subject: Subject, keys: number): Promise<Measure[]> {
  const page = await open(browser, subject, '#/incidents');
  await page.locator('a.row[aria-current]').waitFor();
  // No incident is found by two of them, so that the first row always is another.
  const filters = ['severity:low platform:telegram', 'severity:high rule:rule-10', 'severity:critical'];
  const filtered: number[] = [];
  for (let turn = 0; turn < Math.max(4, keys / 5); turn += 1) {
    await page.locator('.search-input').fill(filters[turn % filters.length] ?? '');
    const took = await watch(page, 'Enter', '.rows-list a.row');
    await page.keyboard.press('Enter');
    filtered.push(await took());
  }
  await page.keyboard.press('Escape');
  await page.locator('.search-input').blur();
  const moved: number[] = [];
  for (let turn = 0; turn < keys; turn += 1) {
    const key = turn % 3 === 2 ? 'k' : 'j';
    const took = await watch(page, key, 'a.row[aria-current]');
    await page.keyboard.press(key);
    moved.push(await took());
  }
  return [
    { name: 'a filter typed, to its rows', value: median(filtered), unit: 'ms', budget: atMost(100, 100) },
    { name: 'j and k, to the next row', value: median(moved), unit: 'ms', budget: atMost(100, 100) },
  ];
}

/** From the key's own time stamp to the first frame in which another incident is where `selector` finds the first. */
async function watch(page: Page, key: string, selector: string): Promise<() => Promise<number>> {
  await page.evaluate(
    ([awaited, where]) => {
      const shown = () => document.querySelector(where)?.getAttribute('data-key');
      const before = shown();
      const took = new Promise<number>((resolve, reject) => {
        const begin = ({ timeStamp }: KeyboardEvent): void => {
          const look = (): void => {
            const at = shown();
            const passed = performance.now() - timeStamp;
            if (at != null && at !== before) resolve(passed);
            else if (passed > 30_000) reject(new Error(`nothing came of ${awaited}`));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        addEventListener('keydown', begin, { capture: true, once: true });
      });
      Reflect.set(globalThis, `took ${awaited}`, took);
    },
    [key, selector] as const,
  );
  return () => page.evaluate((awaited) => Reflect.get(globalThis, `took ${awaited}`), key);
}
