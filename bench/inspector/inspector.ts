import { randomBytes } from 'node:crypto';
// eslint-disable-next-line no-restricted-syntax -- it is the pause that is measured, not awaited
import { setTimeout as pause } from 'node:timers/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { killInspector } from '../../tests/harness/inspector.ts';
import { pictureOf } from '../../tests/harness/picture.ts';
import { matchedHost } from '../lib/pages.ts';
import { atMost, type Measure, type Section } from '../lib/report.ts';
import type { Stage } from '../lib/stage.ts';
import { largest, median, quantile } from '../lib/statistics.ts';
import { csvText } from '../policy/texts.ts';
import { documents } from './documents.ts';
import { enterGuard, type Hand } from './hand-over.ts';

const largeBytes = 50 * 1024 * 1024;
const pauseMs = 2000;

/** From the guard's handing a file over until its verdict is back, in the real extension, on the WhatsApp replica. */
export async function inspectorSection({ context, enrol }: Stage, quick: boolean): Promise<Section> {
  await enrol();
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-inspector-'));
  const page = await context.newPage();
  try {
    await page.goto(`https://${matchedHost}/?preview=0`);
    const hand = await enterGuard(page);
    const put = (name: string, content: Uint8Array | string) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const rounds = quick ? 2 : 15;
    return {
      bench: 'inspector',
      notes: [
        `${String(Object.keys(documents).length)} kinds of documents, ${String(rounds)} rounds, each file with a content of its own; default policy; both times end with the verdict in the guard's world`,
        'first after a start: no offscreen document, no reader, no engine is there; the policy is read from disk',
        'at once: ten of the documents handed over together, beside the same kinds one after the other',
        '50 MB: random bytes (their type is looked at), and a table of which every row is scanned',
      ],
      measures: [
        ...(await small(hand, put, rounds)),
        ...(await paced(hand, put, quick ? 1 : 3)),
        await cold(hand, put, context, quick ? 2 : 10),
        ...(await atOnce(hand, put, quick ? 1 : 5)),
        ...(await pictures(hand, put, context, quick ? 1 : 5)),
        ...(await large(hand, put, quick ? 2 : 15)),
      ],
    };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Put = (name: string, content: Uint8Array | string) => string;

/** What could not be read is no measure of reading. */
async function timed(hand: Hand, paths: readonly string[], unread = false): Promise<number> {
  const { ms, ends } = await hand.over(paths);
  for (const { unscannable, failed } of ends) {
    const why = failed ?? unscannable;
    if (why !== undefined && !unread) throw new Error(`a file of ${paths.join()} could not be read: ${why}`);
  }
  return ms;
}

async function small(hand: Hand, put: Put, rounds: number): Promise<readonly Measure[]> {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, make] of Object.entries(documents)) {
      const time = await timed(hand, [put(name, make(round))]);
      if (round > 0) times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  const all = [...times.values()].flat();
  return [
    { name: 'file under 1 MB: first verdict, median', value: median(all), unit: 'ms' },
    {
      name: 'file under 1 MB: first verdict, p95',
      value: quantile(all, 0.95),
      unit: 'ms',
      budget: atMost(500, 200),
    },
    { name: 'file under 1 MB: first verdict, slowest', value: largest(all), unit: 'ms' },
    ...[...times].map(([name, own]): Measure => ({
      name: `${name}: first verdict, median`,
      value: median(own),
      unit: 'ms',
    })),
  ];
}

/** As people send them: the engines that read the file before have ended, and fresh ones stand by. */
async function paced(hand: Hand, put: Put, rounds: number): Promise<readonly Measure[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, make] of Object.entries(documents)) {
      await pause(pauseMs);
      times.push(await timed(hand, [put(name, make(5000 + round))]));
    }
  }
  return [
    { name: 'two seconds after another file: first verdict, median', value: median(times), unit: 'ms' },
    {
      name: 'two seconds after another file: first verdict, p95',
      value: quantile(times, 0.95),
      unit: 'ms',
      budget: atMost(500, 200),
    },
  ];
}

async function cold(hand: Hand, put: Put, context: BrowserContext, rounds: number): Promise<Measure> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await killInspector(context);
    times.push(await timed(hand, [put('letter.docx', documents['letter.docx']?.(1000 + round) ?? '')]));
  }
  return { name: 'letter.docx, first after a start: verdict, median', value: median(times), unit: 'ms' };
}

async function atOnce(hand: Hand, put: Put, rounds: number): Promise<readonly Measure[]> {
  const together: number[] = [];
  const inTurn: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const make = (number: number) =>
      Object.entries(documents)
        .slice(-10)
        .map(([name, of]) => put(`${String(number)}-${name}`, of(number)));
    const all = await timed(hand, make(2000 + round));
    let one = 0;
    for (const path of make(3000 + round)) one += await timed(hand, [path]);
    if (round === 0) continue; // files and code come from the disk
    together.push(all);
    inTurn.push(one);
  }
  return [
    { name: 'ten files at once: all verdicts, median', value: median(together), unit: 'ms' },
    { name: 'ten files one after the other, median', value: median(inTurn), unit: 'ms' },
  ];
}

async function pictures(
  hand: Hand,
  put: Put,
  context: BrowserContext,
  rounds: number,
): Promise<readonly Measure[]> {
  const single: number[] = [];
  const four: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const shots = await Promise.all(
      [0, 1, 2, 3, 4].map(async (at) =>
        put(
          `${String(at)}.png`,
          await pictureOf(context, `Order ${String(round)} of ${String(at)}, at noon`),
        ),
      ),
    );
    const one = await timed(hand, shots.slice(0, 1));
    const others = await timed(hand, shots.slice(1));
    if (round === 0) continue; // engines come from the disk
    single.push(one);
    four.push(others);
  }
  return [
    { name: 'small screenshot with two lines: verdict, median', value: median(single), unit: 'ms' },
    { name: 'four of them at once: all verdicts, median', value: median(four), unit: 'ms' },
  ];
}

async function large(hand: Hand, put: Put, rounds: number): Promise<readonly Measure[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const time = await timed(hand, [put('large.bin', randomBytes(largeBytes))], true);
    if (round > 0) times.push(time);
  }
  const table = put('large.csv', csvText(largeBytes));
  return [
    {
      name: '50 MB file: handed over, verdict, median',
      value: median(times),
      unit: 'ms',
      budget: atMost(300, 200),
    },
    { name: '50 MB file: handed over, verdict, p95', value: quantile(times, 0.95), unit: 'ms' },
    { name: '50 MB table: every row scanned, once', value: await timed(hand, [table], true), unit: 'ms' },
  ];
}
