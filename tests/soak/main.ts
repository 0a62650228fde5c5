import type { CDPSession, Page } from 'playwright-core';
import { until } from '../harness/until.ts';
import { createWorld, type World } from '../harness/world.ts';
import { deedOf } from './deeds.ts';
import { type Growth, growthOf, type Sample } from './growth.ts';
import { soakPolicy } from './policy.ts';

export interface SoakOptions {
  /** How many messages are written in one tab. */
  readonly messages: number;
  /** Folder of the replicas' built pages. */
  readonly replicaPages: string;
  readonly say: (line: string) => void;
}

export interface SoakReport {
  readonly samples: readonly Sample[];
  readonly growth: readonly Growth[];
  /** What left but should not have, or did not and should have. Empty: everything as it should be. */
  readonly wrong: readonly string[];
}

/** One tab, used as for hours. */
export async function runSoak({ messages, replicaPages, say }: SoakOptions): Promise<SoakReport> {
  const world = await createWorld({ policy: soakPolicy, replicaPages });
  try {
    const page = await world.openChat();
    const session = await world.context.newCDPSession(page);
    await session.send('Performance.enable');
    const every = Math.max(20, Math.floor(messages / 24));
    const samples: Sample[] = [];
    for (let turn = 0; turn < messages; turn += every) {
      const end = Math.min(turn + every, messages);
      const wrong = await stretch(world, page, turn, end);
      if (wrong.length > 0) return { samples, growth: growthOf(samples), wrong };
      const sample = await measure(page, session, end);
      samples.push(sample);
      say(lineOf(sample));
    }
    return { samples, growth: growthOf(samples), wrong: [] };
  } finally {
    await world.close();
  }
}

/** Turns `from` up to `to`; gives what is wrong with what left. */
async function stretch(world: World, page: Page, from: number, to: number): Promise<readonly string[]> {
  world.replicas.reset();
  const expected: string[] = [];
  for (let turn = from; turn < to; turn += 1) {
    expected.push(...(await deedOf(turn)(page, turn)));
    await until(`message ${String(turn)}`, async () =>
      page.evaluate((count) => window.__replica.sent.length >= count, expected.length),
    );
  }
  const sent = (await world.replicas.whenSent(expected.length)).map(({ text }) => text);
  const isRight = sent.length === expected.length && sent.every((text, index) => text === expected[index]);
  // No text here: what is said of it is where it went wrong.
  return isRight
    ? []
    : [
        `turns ${String(from)} to ${String(to)}: ${String(sent.length)} of ${String(expected.length)} left, or in another order`,
      ];
}

/** Puts the page back first: the messages it shows are its own growth, not ours. */
async function measure(page: Page, session: CDPSession, messages: number): Promise<Sample> {
  await page.evaluate(() => {
    window.__replica.reset();
    window.__replica.open('c1');
  });
  await page.locator('footer [contenteditable="true"]').waitFor();
  for (let pass = 0; pass < 2; pass += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    messages,
    heapBytes: read('JSHeapUsedSize'),
    nodes: read('Nodes'),
    listeners: read('JSEventListeners'),
  };
}

function lineOf({ messages, heapBytes, nodes, listeners }: Sample): string {
  const heap = (heapBytes / 1_048_576).toFixed(2);
  return `${String(messages)} messages: heap ${heap} MB, ${String(nodes)} nodes, ${String(listeners)} listeners`;
}
