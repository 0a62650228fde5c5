import { expect, it } from 'vitest';
import { mendDigits } from './mend-digits.ts';

it.each([
  ['Card 411l 1O11 1111 11I1', 'Card 4111 1011 1111 1111'],
  ['IBAN DEO2 1203 0000', 'IBAN DE02 1203 0000'],
  ['FRl4 2004', 'FR14 2004'],
  ['DEO2120300000000202051', 'DE02120300000000202051'],
  ['SO2 and NO2, B2B, IBAN, a1b2c3', 'SO2 and NO2, B2B, IBAN, a1b2c3'],
  ['Oil 12 Bells', 'Oil 12 Bells'],
])('%s', (read, mended) => {
  expect(mendDigits(read)).toBe(mended);
});
