import { describe, expect, it } from 'vitest';
import { growthOf, type Sample } from './growth.ts';

const run = (nodes: (at: number) => number): readonly Sample[] =>
  Array.from({ length: 20 }, (_, at) => ({
    messages: at * 100,
    heapBytes: 10_000_000 + (at % 3) * 100_000,
    nodes: nodes(at),
    listeners: 300,
  }));
const flat = (samples: readonly Sample[]) => growthOf(samples).every(({ isFlat }) => isFlat);

describe('growth', () => {
  it.each([
    ['steady, with some noise', (at: number) => 1000 + (at % 2) * 10, true],
    ['rising in warm-up only', (at: number) => 1000 + Math.min(at, 4) * 100, true],
    ['a node a message', (at: number) => 1000 + at * 100, false],
    ['a node in ten messages', (at: number) => 1000 + at * 10, false],
  ])('%s', (_what, nodes, expected) => {
    expect(flat(run(nodes))).toBe(expected);
  });

  it('of too short a run is not said to be flat', () => {
    expect(flat(run(() => 1000).slice(0, 2))).toBe(false);
  });
});
