import type { Page } from 'playwright-core';
import { largest, median, quantile } from '../lib/statistics.ts';
import { atLeast, atMost, type Measure, type Section } from '../lib/report.ts';
import { nativePatterns } from '../policy/native.ts';
import { benchPolicies, type BenchPolicy } from '../policy/policies.ts';
import { byteLength, chatMessages, csvText, mixedText } from '../policy/texts.ts';
import { contentScriptPlace, nodePlace } from '../probe/place.ts';

export interface VerdictOptions {
  readonly root: string;
  readonly quick: boolean;
  readonly page: Page;
}

/** Verdicts on 1 KB messages and loading of the policy, in the content script's world and in Node. */
export async function verdictSection({ root, quick, page }: VerdictOptions): Promise<Section> {
  const { shipped, part } = benchPolicies(root);
  const runs = quick ? 1000 : 10_000;
  const messages = chatMessages();
  const measures: Measure[] = [];
  const notes: string[] = [];
  for (const policy of [shipped, part]) {
    for (const place of [await contentScriptPlace(page, root), nodePlace()]) {
      const isBudget = policy === shipped && place.name === 'content script';
      const json = JSON.stringify(policy.bundle);
      const before = await place.heap();
      const loads = await place.run('measureLoad', json, 'see you at noon', 0);
      const times = await place.run('measureVerdicts', messages, runs);
      const grown = (await place.heap()) - before;
      const again = await place.run('measureLoad', json, 'see you at noon', quick ? 5 : 20);
      const all = [...times.clean, ...times.withFindings];
      const named = (name: string) => `${place.name}, ${policy.name}: ${name}`;
      const heap: Measure = {
        name: named('heap held by the policy, in use'),
        value: grown / 1e6,
        unit: 'MB',
        ...(isBudget && { budget: atMost(40, 20) }),
      };
      measures.push(
        {
          name: named('verdict p50'),
          value: median(all),
          unit: 'ms',
          ...(isBudget && { budget: atMost(0.2, 0.1) }),
        },
        {
          name: named('verdict p99'),
          value: quantile(all, 0.99),
          unit: 'ms',
          ...(isBudget && { budget: atMost(2, 1) }),
        },
        { name: named('verdict slowest'), value: largest(all), unit: 'ms' },
        { name: named('verdict p50, clean'), value: median(times.clean), unit: 'ms' },
        { name: named('verdict p50, with findings'), value: median(times.withFindings), unit: 'ms' },
        {
          name: named('policy load, first'),
          value: loads.first,
          unit: 'ms',
          ...(isBudget && { budget: atMost(100, 50) }),
        },
        { name: named('policy load, again'), value: median(again.again), unit: 'ms' },
        { name: named('first verdict after the load'), value: loads.firstVerdict, unit: 'ms' },
        ...(place.name === 'content script' ? [heap] : []),
      );
      if (isBudget)
        notes.push(
          `clock in the content script: steps of ${(times.clockStep * 1000).toFixed(1)} µs (cross-origin isolated: ${String(times.isolated)}); every verdict timed by itself`,
        );
    }
  }
  return {
    bench: 'verdict',
    notes: [
      ...notes,
      `${runs} verdicts each on ten 1,024-character messages, seven clean; no text comes twice`,
      ...[shipped, part].map(described),
    ],
    measures,
  };
}

function described({ name, patterns, bundle }: BenchPolicy): string {
  const kilobytes = JSON.stringify(bundle).length / 1000;
  return `${name}: ${patterns} patterns, ${bundle.rules.length} rules, ${kilobytes.toFixed(0)} KB of JSON`;
}

/** Text through the engine, against the same patterns as native regular expressions, in the content script. */
export async function engineSection({ root, quick, page }: VerdictOptions): Promise<Section> {
  const { shipped, part } = benchPolicies(root);
  const size = quick ? 100_000 : 500_000;
  const passes = quick ? 3 : 5;
  const texts = { mixed: mixedText(size), CSV: csvText(size) };
  const budgets = { mixed: atLeast(10, 20), CSV: atLeast(5, 10) };
  const measures: Measure[] = [];
  for (const policy of [shipped, part]) {
    const natives = nativePatterns(policy.detectors);
    for (const place of [await contentScriptPlace(page, root), nodePlace()]) {
      await place.run('measureLoad', JSON.stringify(policy.bundle), 'see you at noon', 0);
      for (const kind of ['mixed', 'CSV'] as const) {
        const result = await place.run('measureThroughput', texts[kind], natives, passes);
        const megabytes = byteLength(texts[kind]) / 1e6;
        const rate = (times: readonly number[]) => (megabytes / median(times)) * 1000;
        const isBudget = policy === part && place.name === 'content script';
        const named = (name: string) => `${place.name}, ${policy.name}, ${kind}: ${name}`;
        measures.push(
          {
            name: named('engine'),
            value: rate(result.engine),
            unit: 'MB/s',
            ...(isBudget && { budget: budgets[kind] }),
          },
          { name: named('engine, first pass'), value: rate([result.first]), unit: 'MB/s' },
          { name: named('native RegExp, one by one'), value: rate(result.native), unit: 'MB/s' },
          {
            name: named('engine to native'),
            value: median(result.native.map((time, pass) => time / (result.engine[pass] ?? NaN))),
            unit: '×',
            ...(isBudget && { budget: atLeast(10, 20) }),
          },
        );
      }
    }
  }
  const left = (policy: BenchPolicy): string =>
    `${policy.name}: ${nativePatterns(policy.detectors).length} of ${policy.patterns} patterns can be read by the native side`;
  const note = `${passes} passes over ${size / 1e6} MB, engine and native turn about, warm; the engine also validates, weighs support and resolves overlaps, native only matches`;
  return { bench: 'engine', notes: [note, left(shipped), left(part)], measures };
}
