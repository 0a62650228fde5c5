import type { BrowserContext, Page } from 'playwright-core';
import { matchedHost, unmatchedHost } from '../lib/pages.ts';
import { atMost, type Measure } from '../lib/report.ts';
import { median, quantile } from '../lib/statistics.ts';

/** Typing into an editable element under both hosts, in blocks that take turns. Times in ms. */
export async function keyPresses(context: BrowserContext, keys: number): Promise<Measure[]> {
  const tabs = {
    matched: await openEditor(context, matchedHost),
    unmatched: await openEditor(context, unmatchedHost),
  };
  const dispatched = { matched: [] as number[], unmatched: [] as number[] };
  const typed = { matched: [] as number[], unmatched: [] as number[] };
  const blocks = 10;
  for (let block = 0; block <= blocks; block += 1) {
    for (const name of ['matched', 'unmatched'] as const) {
      const page = tabs[name];
      await page.bringToFront();
      const dispatches = await dispatchKeys(page, keys);
      const keystrokes = await typeKeys(page, Math.ceil(keys / 20));
      if (block === 0) continue; // warms both up
      dispatched[name].push(...dispatches);
      typed[name].push(...keystrokes);
    }
  }
  for (const page of Object.values(tabs)) await page.close();
  const p99 = (times: readonly number[]) => quantile(times, 0.99);
  return [
    {
      name: 'key press: dispatch of keydown, p99 added',
      value: p99(dispatched.matched) - p99(dispatched.unmatched),
      unit: 'ms',
      budget: atMost(1, 0.5),
    },
    { name: 'key press: dispatch of keydown, p99 matched', value: p99(dispatched.matched), unit: 'ms' },
    { name: 'key press: dispatch of keydown, p99 unmatched', value: p99(dispatched.unmatched), unit: 'ms' },
    {
      name: 'key press: trusted key to input event, p50 added',
      value: median(typed.matched) - median(typed.unmatched),
      unit: 'ms',
    },
    {
      name: 'key press: trusted key to input event, p99 added',
      value: p99(typed.matched) - p99(typed.unmatched),
      unit: 'ms',
      budget: atMost(1, 0.5),
    },
  ];
}

async function openEditor(context: BrowserContext, host: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`https://${host}/`);
  return page;
}

/** Synchronous: from before the event is dispatched until every listener has had it. */
function dispatchKeys(page: Page, keys: number): Promise<number[]> {
  return page.evaluate((count) => {
    const editor = document.querySelector('#editor');
    return Array.from({ length: count }, (_, i) => {
      const key = 'abcdefghij'[i % 10] ?? 'a';
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      const start = performance.now();
      editor?.dispatchEvent(event);
      return performance.now() - start;
    });
  }, keys);
}

/** Real keys: from the moment the browser took the key until the input event has passed the page. */
async function typeKeys(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const editor = document.querySelector('#editor');
    if (!(editor instanceof HTMLElement)) throw new Error('no editor');
    editor.textContent = '';
    editor.focus();
    let taken = 0;
    window.onkeydown = (event) => {
      taken = event.timeStamp;
    };
    editor.oninput = () => {
      times.push(performance.now() - taken);
    };
    Reflect.set(window, 'keyTimes', times);
  });
  for (let i = 0; i < keys; i += 1) await page.keyboard.press('abcdefghij'[i % 10] ?? 'a');
  const times = await page.evaluate(() => Reflect.get(window, 'keyTimes') as number[]);
  if (times.length !== keys) throw new Error(`${times.length} of ${keys} keys reached the page`);
  return times;
}
