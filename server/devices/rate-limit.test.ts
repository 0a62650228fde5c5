import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('allows a burst, then says how long to wait, and refills with time, each key for itself', () => {
  const limit = createRateLimit({ burst: 2, perSecond: 0.5 });
  expect([limit.take('a', 0), limit.take('a', 0), limit.take('a', 0)]).toEqual([0, 0, 2]);
  expect(limit.take('b', 0)).toBe(0);
  expect(limit.take('a', 1_000)).toBe(1);
  expect(limit.take('a', 2_000)).toBe(0);
  expect([limit.take('a', 1e9), limit.take('a', 1e9), limit.take('a', 1e9)]).toEqual([0, 0, 2]);
});

it('takes as much as something costs, and nothing when it is not there', () => {
  const limit = createRateLimit({ burst: 10, perSecond: 2 });
  expect([limit.take('a', 0, 7), limit.take('a', 0, 7), limit.take('a', 0, 3)]).toEqual([0, 2, 0]);
  expect(limit.take('a', 3_500, 7)).toBe(0);
});

it('is not confused by a clock that goes back', () => {
  const limit = createRateLimit({ burst: 1, perSecond: 1 });
  expect([limit.take('a', 10_000), limit.take('a', 0)]).toEqual([0, 1]);
  expect(limit.take('a', 1_000)).toBe(0);
});
