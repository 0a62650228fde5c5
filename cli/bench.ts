import { warmUp } from '../lib/core/detect/engine/warm-up.ts';
import { gateReport } from '../lib/core/detect/index.ts';
import { loadDetection } from './detection.ts';
import type { ExitCode, Io } from './io.ts';
import { readText } from './scan.ts';

export interface BenchOptions {
  readonly rules: string;
  readonly json: boolean;
}

const passes = 5;
/** What is measured with when no text is given: about 300 KB of harmless talk. */
const talk = [
  'See you at 10:30, room 204; the order 774120 ships on 2026-11-24.',
  'Das Angebot ist fertig, 1.249,50 EUR, bitte bis Freitag prüfen.',
  'On se voit à 18h devant la gare, voie 7 ?',
  'Version 2.14.0 took 348 s to build, ticket 48213 is closed.',
];

/** `sluice bench`: how fast a policy's detectors read a text on this machine, and which patterns slow them down. */
export async function bench(io: Io, file: string | undefined, options: BenchOptions): Promise<ExitCode> {
  const text =
    file === undefined
      ? Array.from({ length: 1500 }, () => talk.join('\n')).join('\n')
      : await readText(io, file);
  const { engine, compiled } = await loadDetection(io, options.rules);
  const first = milliseconds(() => {
    warmUp(engine);
  });
  const times = Array.from({ length: passes }, () =>
    milliseconds(() => {
      engine.scan(text);
    }),
  ).sort((a, b) => a - b);
  const median = times[passes >> 1] ?? 0;
  const result = {
    detectors: compiled.length,
    bytes: Buffer.byteLength(text),
    firstScanMs: round(first),
    medianMs: round(median),
    megabytesPerSecond: round(Buffer.byteLength(text) / 1000 / median),
    findings: engine.scan(text).length,
    runOnEveryText: gateReport(compiled)
      .filter(({ alwaysRun }) => alwaysRun)
      .map(({ detector, pattern }) => `${detector}/${pattern}`),
  };
  io.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : report(result));
  return 0;
}

function report(result: Record<string, number | readonly string[]>): string {
  const { detectors, bytes, firstScanMs, medianMs, megabytesPerSecond, findings, runOnEveryText } = result;
  const slow =
    Array.isArray(runOnEveryText) && runOnEveryText.length > 0 ? runOnEveryText.join(', ') : 'none';
  return (
    `${String(detectors)} detectors, ${String(bytes)} bytes: ${String(medianMs)} ms (median of ${String(passes)}), ` +
    `${String(megabytesPerSecond)} MB/s, ${String(findings)} findings\n` +
    `first scan: ${String(firstScanMs)} ms\n` +
    `patterns that are run on every text, and should get a literal, digits or required words: ${slow}\n`
  );
}

function milliseconds(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
