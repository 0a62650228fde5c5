import { describe, expect, it } from 'vitest';
import { compiledOf } from '../../lib/core/policy/compile-remembered.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import {
  sampleDetector,
  sampleDictionary,
  samplePlatform,
  sampleSettings,
} from '../../lib/core/policy/sample-policy.ts';
import { createBenchClient, type BenchWorker } from './bench-client.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { prepare } from './prepare.ts';

const files = [
  sampleSettings(),
  samplePlatform(),
  sampleDetector('prepared-one', 'PA'),
  sampleDetector('prepared-two', 'PB'),
  sampleDictionary('prepared-names', 'Bluefin'),
];

describe('preparing', () => {
  it('does one thing when there is no time, and all when there is', () => {
    expect(prepare(files, 'compile', 0, 0, () => 1)).toEqual({ done: 1, of: 3 });
    expect(prepare(files, 'compile', 1, 2, () => 1)).toEqual({ done: 3, of: 3 });
    expect(prepare(files, 'try', 0, 0, () => 1)).toEqual({ done: 1, of: 2 });
    expect(prepare([], 'try', 0, 2, () => 1)).toEqual({ done: 0, of: 0 });
  });

  it('leaves to the whole what it has compiled', () => {
    prepare(files, 'compile', 0, 2, () => 1);
    const [detector] = parsePolicyFiles(files, { examples: 'skip' }).detectors;
    if (detector === undefined) throw new Error('no detector');
    const known = compiledOf(detector, 'ignore');
    expect(parsePolicyFiles(files, { examples: 'skip' }).compiled).toContain(known.ok ? known.value : null);
  });
});

it('answers what a person waits for before it goes on preparing', async () => {
  const posted: string[] = [];
  let hear: (event: MessageEvent<FromWorker>) => void = () => undefined;
  const worker: BenchWorker = {
    postMessage(message: ToWorker) {
      if (message.kind === 'engine') return;
      posted.push(message.kind);
      const answer = { data: { kind: 'answer', id: message.id, answer: null } as const };
      queueMicrotask(() => hear(new MessageEvent('message', answer)));
    },
    addEventListener(type: 'message' | 'error', listener: typeof hear | (() => void)) {
      if (type === 'message') hear = listener;
    },
    terminate: () => undefined,
  };
  const client = createBenchClient(
    () => worker,
    () => Promise.resolve(null),
  );
  await Promise.all([
    client.ask('take', { files: [], examples: 'skip' }),
    client.ask('prepare', { files: null, what: 'try', from: 0 }),
    client.ask('explain', { group: 'default', text: 'x' }),
  ]);
  expect(posted).toEqual(['take', 'explain', 'prepare']);
});
