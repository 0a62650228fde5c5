import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAwake } from './stay-awake.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('gives signs of life as long as there is work, and no longer', () => {
  let signs = 0;
  const awake = createAwake(async () => (signs += 1));
  awake.begin();
  awake.begin();
  vi.advanceTimersByTime(2000);
  expect(signs).toBe(2);
  awake.end();
  vi.advanceTimersByTime(1000);
  expect(signs).toBe(3);
  awake.end();
  vi.advanceTimersByTime(5000);
  expect(signs).toBe(3);
  expect(vi.getTimerCount()).toBe(0);
});
