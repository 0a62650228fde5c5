import { judge } from '../../lib/core/decide/index.ts';
import { egress, loadedPolicy } from './policy.ts';

export interface VerdictTimes {
  readonly clean: readonly number[];
  readonly withFindings: readonly number[];
  /** Smallest step that this place's clock shows. */
  readonly clockStep: number;
  readonly isolated: boolean;
}

/** Every verdict timed by itself; no text twice, so that nothing can be remembered. */
export function measureVerdicts(
  messages: readonly { readonly text: string; readonly clean: boolean }[],
  runs: number,
): VerdictTimes {
  const policy = loadedPolicy();
  const clean: number[] = [];
  const withFindings: number[] = [];
  const warmUp = 500;
  for (let i = 0; i < runs + warmUp; i += 1) {
    const message = messages[i % messages.length];
    if (message === undefined) throw new Error('no message');
    const attempt = egress(`${i.toString(36)} ${message.text}`);
    const now = Date.now();
    const start = performance.now();
    const verdict = judge(policy, attempt, now);
    const took = performance.now() - start;
    // A telephone number in passing is found as well, and not worth a question.
    const isQuiet = verdict.action === 'allow' || verdict.action === 'log';
    if (message.clean && !isQuiet) {
      throw new Error(`message ${i % messages.length}: ${verdict.deciding?.rule.id ?? ''}`);
    }
    if (i >= warmUp) (message.clean ? clean : withFindings).push(took);
  }
  const isolated = 'crossOriginIsolated' in globalThis && globalThis.crossOriginIsolated;
  return { clean, withFindings, clockStep: clockStep(), isolated };
}

function clockStep(): number {
  let smallest = Infinity;
  for (let i = 0; i < 50; i += 1) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    smallest = Math.min(smallest, now - start);
  }
  return smallest;
}
