import { expect, it } from 'vitest';
import { isWithin } from './within.ts';

it.each([
  [1000, true],
  [1999, true],
  [2000, false],
  [999, false],
])('a second from 1000 on holds %i: %s', (now, is) => {
  expect(isWithin(1000, 1000, now)).toBe(is);
});
