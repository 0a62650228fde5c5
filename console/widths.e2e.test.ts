import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from './dev/browser.mjs';
import { builtConsole } from './dev/built.ts';
import { createState, startMock } from './dev/mock.mjs';
import { views } from './dev/views.mjs';
import { tooLong, tooWide } from './dev/widths.ts';

/** Every page and state, from the narrowest screen to the widest. */
let browser: Browser;
let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock('usual', 0, await builtConsole());
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await mock.close();
});

it.each(views.map((view) => [view.name, view] as const))(
  '%s: nothing scrolls sideways, stands outside or runs on and on, from 320 to 3840 px',
  async (_, { scenario, hash, ready, act, then }) => {
    mock.state = createState(scenario);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    try {
      const page = await context.newPage();
      await page.goto(mock.url + hash);
      await page.locator(ready).first().waitFor();
      await act?.(page, mock);
      if (then !== undefined) await page.locator(then).first().waitFor();
      const found: string[] = [];
      for (const width of [320, 1280, 3840]) {
        await page.setViewportSize({ width, height: 860 });
        found.push(...(await tooWide(page)).map((what) => `${String(width)} px: ${what}`));
      }
      expect([...found, ...(await tooLong(page))]).toEqual([]);
    } finally {
      await context.close();
    }
  },
  60_000,
);
