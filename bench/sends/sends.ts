import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { recording } from '../../tests/harness/sample-files.ts';
import { cardNumber } from '../../tests/harness/samples.ts';
import { matchedHost } from '../lib/pages.ts';
import { atMost, type Section } from '../lib/report.ts';
import type { Stage } from '../lib/stage.ts';
import { median, quantile } from '../lib/statistics.ts';
import type {} from '../../replicas/shared/api.ts'; // declares window.__replica

/** The same replica under a name that no extension knows. */
export const unguardedHost = 'unguarded.example';
const fileBytes = 50 * 1024 * 1024;

/** What a send costs: a clean one, one that is held, a large file on its way in. On the WhatsApp replica. */
export async function sendsSection({ context, enrol }: Stage, quick: boolean): Promise<Section> {
  await enrol();
  const rounds = quick ? 5 : 30;
  const tabs = {
    guarded: await openChat(context, matchedHost),
    bare: await openChat(context, unguardedHost),
  };
  const clean = await inTurns(tabs, rounds, cleanSend);
  const files = await withLargeFile((path) => inTurns(tabs, quick ? 3 : 10, (page) => attach(page, path)));
  const held: number[] = [];
  await tabs.guarded.bringToFront();
  for (let round = 0; round <= rounds; round += 1) {
    const time = await heldSend(tabs.guarded, round);
    if (round > 0) held.push(time);
  }
  for (const page of Object.values(tabs)) await page.close();
  const added = (one: Times) => median(one.guarded) - median(one.bare);
  return {
    bench: 'sends',
    notes: [
      `the same replica under a matched and an unmatched host, ${rounds} sends each, turn about; default policy`,
      `held: from the key press until the dialog has the focus, looked at once a frame; it was loaded when the composer got the focus`,
      `the file is ${fileBytes / 1024 / 1024} MB of sound: its type and metadata are looked at, and no rule asks about it`,
    ],
    measures: [
      {
        name: 'clean send: key to sent, median added',
        value: added(clean),
        unit: 'ms',
        budget: atMost(2, 1),
      },
      { name: 'clean send: key to sent, median guarded', value: median(clean.guarded), unit: 'ms' },
      { name: 'clean send: key to sent, median bare', value: median(clean.bare), unit: 'ms' },
      { name: 'held: key to dialog, median', value: median(held), unit: 'ms', budget: atMost(100, 50) },
      { name: 'held: key to dialog, p95', value: quantile(held, 0.95), unit: 'ms' },
      {
        name: '50 MB file: chosen to shown, median added',
        value: added(files),
        unit: 'ms',
        budget: atMost(300, 200),
      },
      { name: '50 MB file: chosen to shown, median guarded', value: median(files.guarded), unit: 'ms' },
    ],
  };
}

interface Times {
  readonly guarded: number[];
  readonly bare: number[];
}

async function inTurns(
  tabs: { readonly guarded: Page; readonly bare: Page },
  rounds: number,
  measure: (page: Page) => Promise<number>,
): Promise<Times> {
  const times: Times = { guarded: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['guarded', 'bare'] as const) {
      await tabs[name].bringToFront();
      const time = await measure(tabs[name]);
      if (round > 0) times[name].push(time); // the first warms up
    }
  }
  return times;
}

async function openChat(context: BrowserContext, host: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`https://${host}/?preview=0`);
  await page.locator('#side').getByText('Anna Svoboda', { exact: true }).click();
  await page.locator('footer [contenteditable="true"]').click();
  return page;
}

/** From the moment the browser took the key until the page's model has sent. */
async function cleanSend(page: Page): Promise<number> {
  await page.locator('footer [contenteditable="true"]').click();
  await page.keyboard.insertText('see you at noon then, bring the notes from yesterday');
  const sent = page.evaluate(async () => {
    let taken = 0;
    window.addEventListener('keydown', (event) => (taken = event.timeStamp), { once: true, capture: true });
    await window.__replica.nextSent(window.__replica.sent.length);
    return performance.now() - taken;
  });
  await page.evaluate(() => undefined); // the listener is there
  await page.keyboard.press('Enter');
  return sent;
}

/** From the key press until the dialog has the focus. */
async function heldSend(page: Page, seed: number): Promise<number> {
  await page.locator('footer [contenteditable="true"]').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`please book it on card ${cardNumber(seed + 200)} today`);
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // The guard stops the key press, so the page cannot time it: counted from just before it is made.
        const start = performance.now();
        const look = () => {
          const focus = document.activeElement;
          if (focus !== null && focus !== document.body && focus.parentElement === document.documentElement) {
            resolve(performance.now() - start);
          } else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.evaluate(() => undefined);
  await page.keyboard.press('Enter');
  const time = await shown;
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.parentElement !== document.documentElement);
  return time;
}

/** From the choice until the page shows the file. */
async function attach(page: Page, path: string): Promise<number> {
  await page.getByRole('button', { name: 'Attach' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Document' }).click();
  const dialog = page.getByRole('dialog');
  const start = performance.now();
  await (await chooser).setFiles(path);
  await dialog.waitFor();
  const time = performance.now() - start;
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return time;
}

async function withLargeFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-file-'));
  const path = join(folder, 'large.wav');
  writeFileSync(path, recording(fileBytes));
  try {
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
