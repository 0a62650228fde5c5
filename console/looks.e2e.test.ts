import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Look } from './dev/console-browser.ts';
import { consoleForTests } from './dev/console-for-tests.ts';

/** Pages from the narrowest screen to the widest, and on paper. */
const pages: readonly (readonly [string, string])[] = [
  ['', '.overview'],
  ['#/incidents', '.detail'],
  ['#/rules', '.rule'],
  ['#/rules/history/6', '.diff'],
  ['#/coverage', '.matrix'],
  ['#/coverage/kit', '.kit'],
  ['#/reports', 'section.report'],
  ['#/reports/monthly/2026-10', 'section.report'],
  ['#/settings/people', 'tbody'],
  ['#/settings/audit', 'tbody'],
];
/** Every width and every colour is seen; every pair of them only by `npm run test:matrix`. */
const looks: readonly Look[] = [
  { width: 320, height: 2160, colorScheme: 'light' },
  { width: 1600, height: 2160, colorScheme: 'dark' },
  { width: 3840, height: 2160, colorScheme: 'light' },
  ...(process.env['SLUICE_MATRIX'] === 'full'
    ? ([
        { width: 320, height: 2160, colorScheme: 'dark' },
        { width: 1600, height: 2160, colorScheme: 'light' },
        { width: 3840, height: 2160, colorScheme: 'dark' },
      ] as const)
    : []),
];

const console_ = consoleForTests();

async function open(hash: string, ready: string): Promise<Page> {
  const page = await console_().open('usual', hash);
  await page.locator(ready).first().waitFor();
  await page.waitForFunction(() => document.querySelector('main .loading') === null);
  return page;
}

it.each(pages)('%s has nothing wrong from 320 px to 3840 px', async (hash, ready) => {
  await open(hash, ready);
  await console_().expectNothingWrong(hash, looks);
});

describe('on paper', () => {
  it.each(['system', 'dark'])('a dark console prints dark on white, theme: %s', async (theme) => {
    const page = await open('#/reports', 'section.report');
    await page.evaluate((name) => {
      if (name !== 'system') document.documentElement.dataset['theme'] = name;
    }, theme);
    await page.emulateMedia({ colorScheme: 'dark' });
    const brightness = () =>
      page.evaluate(() => {
        const value = (color: string) => Number(/\d+/.exec(color)?.[0]);
        const texts = [...document.querySelectorAll('h1, h2, h3, .report p, .report td')];
        const inks = texts.map((element) => value(getComputedStyle(element).color));
        return {
          lightestInk: Math.max(...inks),
          page: getComputedStyle(document.body).backgroundColor,
        };
      });
    expect((await brightness()).lightestInk).toBeGreaterThan(180);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { lightestInk, page: paper } = await brightness();
    expect(lightestInk).toBeLessThan(120);
    expect(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']).toContain(paper);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  });

  it('the report of a month is one sheet', async () => {
    const page = await open('#/reports/monthly/2026-10', 'section.report');
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const format of ['A4', 'Letter']) {
      const pdf = await page.pdf({ format, printBackground: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g), format).toHaveLength(1);
    }
  });
});
