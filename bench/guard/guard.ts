import type { BrowserContext } from 'playwright-core';
import type { Section } from '../lib/report.ts';
import { keyPresses } from './key-press.ts';
import { pageLoads } from './page-load.ts';
import { guardSizes } from './size.ts';

/** What the guard costs a page: bytes, script time, load time, key presses. */
export async function guardSection(context: BrowserContext, quick: boolean): Promise<Section> {
  const rounds = quick ? 10 : 60;
  const keys = quick ? 200 : 1000;
  return {
    bench: 'guard',
    notes: [
      `medians of ${rounds} loads of each host, turn about in one enrolled browser; script time includes reading and loading the default policy`,
      `${keys * 10} dispatched and ${(keys / 20) * 10} real keys on each host, in ten blocks that take turns`,
    ],
    measures: [...guardSizes(), ...(await pageLoads(context, rounds)), ...(await keyPresses(context, keys))],
  };
}
