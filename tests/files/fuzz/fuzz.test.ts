import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBench } from '../../../scripts/lib/with-bench.mjs';
import type { FormatReport, FuzzOptions } from './main.ts';
import { randomOf } from '../../fuzz/random.ts';
import { mutate } from './mutate.ts';
import { opinionOn } from './still-whole.ts';
import { handSpecimens } from '../specimens.ts';
import { type End, watch } from './watch.ts';

/** The same every time: what chance finds is for `npm run fuzz:files`. */
const seed = 20261126;
const perFormat = 60;

interface Fuzz {
  readonly fuzzFormats: readonly string[];
  endChildren(): void;
  fuzzFormat(format: string, options: FuzzOptions): Promise<FormatReport>;
}

describe('damaged files', () => {
  it('neither hang, nor end the process, nor are called clean', { timeout: 600_000 }, async () => {
    const reports = await withBench(
      'tests/files/fuzz/main.ts',
      async ({ fuzzFormats, fuzzFormat, endChildren }: Fuzz) => {
        const waiting = [...fuzzFormats];
        const done: FormatReport[] = [];
        const one = async (): Promise<void> => {
          for (let format = waiting.shift(); format !== undefined; format = waiting.shift())
            done.push(await fuzzFormat(format, { perFormat, seed, bombs: false }));
        };
        await Promise.all([one(), one()]);
        endChildren();
        return done;
      },
    );
    expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
    for (const { format, files } of reports) expect(files, format).toBe(perFormat);
    // Files that all stay clean, or all break at once, would show nothing.
    const verdicts = reports.flatMap((report) => Object.keys(report.verdicts));
    for (const verdict of ['clean', 'broken', 'unknown-type', 'encrypted'])
      expect(verdicts).toContain(verdict);
  });
});

describe('the watch', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sluice-watch-'));
  const limits = { hangMs: 300, stuckMs: 60_000, peakMb: 700 };
  const script = path.join(folder, 'child.mjs');
  beforeAll(() => {
    writeFileSync(
      script,
      `process.on('message', ({ format }) => process.send({ kind: 'begins', round: 7 }, () => {
        if (format === 'spin') for (;;);
        if (format === 'exit') process.exit(3);
        const peakMb = format === 'memory' ? 701 : 10;
        process.send({ kind: 'ended', round: 7, verdict: 'clean', how: 'x', ms: 1, peakMb });
        process.send({ kind: 'done' });
      }));`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, End]>([
    ['spin', { kind: 'hang', round: 7 }],
    ['exit', { kind: 'died', round: 7 }],
    ['memory', { kind: 'memory', round: 7 }],
    ['fine', { kind: 'done' }],
  ])('sees a process that does this: %s', async (format, expected) => {
    const task = { format, kind: 'mutation', from: 0, to: 9 } as const;
    const child = fork(script);
    expect(await watch(child, task, limits, () => undefined)).toEqual(expected);
    child.kill();
  });
});

describe('the second opinion', () => {
  it('calls zips whole that are, and broken that are not', async () => {
    for (const specimen of handSpecimens) {
      const bytes = await specimen.bytes();
      if (specimen.format === 'docx' && bytes[0] === 0x50)
        expect(opinionOn('docx', bytes, [], bytes), specimen.name).toBe('whole');
      if (specimen.name === 'everywhere.docx')
        expect(opinionOn('docx', bytes.slice(0, -30), [], bytes), specimen.name).toBe('broken');
    }
  });
});

describe('mutations', () => {
  it('are the same for the same seed, and damage', async () => {
    const file = await handSpecimens[0]?.bytes();
    if (file === undefined) throw new Error('no file');
    const made = (from: number): Uint8Array => mutate(file, randomOf(from), [file]).bytes;
    expect(made(5)).toEqual(made(5));
    const same = Array.from({ length: 50 }, (_, at) => made(at)).filter((bytes) =>
      Buffer.from(bytes).equals(Buffer.from(file)),
    );
    expect(same.length).toBeLessThan(10);
  });
});
