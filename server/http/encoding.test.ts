import { expect, it } from 'vitest';
import { encodingsFor } from './encoding.ts';

it.each([
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['gzip, deflate', ['gzip']],
  ['GZIP;q=0.5, br;q=0', ['gzip']],
  ['br;q=0.0, gzip; q=0', []],
  ['x-gzip, brotli', []],
  ['', []],
  [undefined, []],
])('of “%s” the smallest that are taken first: %j', (accepted, encodings) => {
  expect(encodingsFor(accepted)).toEqual(encodings);
});
