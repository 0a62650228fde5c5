import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { luhnChecksumValidate, mod97base10Validate } from 'stdnum/lib/cjs/util/checksum.js';
import { describe, expect, it } from 'vitest';
import { checksOut, luhn, modulo97 } from './check-digits.ts';
import { entropyOf } from './entropy.ts';
import { ibanCheckDigits } from './iban.ts';
import { validators } from './index.ts';

const seed = 20261122;
const numRuns = 2000;
const passes = (name: string, value: string): boolean =>
  validators.get(name)?.(value, { phones: null }) ?? false;
const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((all) => all.join(''));

describe('check digits agree with stdnum', () => {
  it('for Luhn', () => {
    const same = fc.property(digits(2, 20), (value) => {
      expect(checksOut(value, luhn)).toBe(luhnChecksumValidate(value));
    });
    fc.assert(same, { seed, numRuns });
  });

  it('for MOD 97-10', () => {
    const same = fc.property(digits(3, 34), (value) => {
      expect(modulo97(value) === 1).toBe(mod97base10Validate(value));
    });
    fc.assert(same, { seed, numRuns });
  });

  it('for Social Security numbers', () => {
    const ssn = stdnum['US']?.['ssn'];
    // Right ones are rarer among random digits than one would like: half of them get a plausible beginning.
    const value = fc.oneof(
      digits(9, 9),
      digits(6, 6).map((rest) => `536${rest}`),
      digits(4, 4).map((rest) => `66600${rest}`),
    );
    const same = fc.property(value, (text) => {
      expect(passes('ssn-us', text)).toBe(ssn?.validate(text).isValid);
    });
    fc.assert(same, { seed, numRuns });
  });
});

describe('luhn', () => {
  it('reads over separators', () => expect(passes('luhn', '7992 7398-713')).toBe(true));
  it.each(['79927398710', '0000000000000000', '', '5'])('refuses %j', (value) => {
    expect(passes('luhn', value)).toBe(false);
  });
});

describe('card-brand', () => {
  it.each([
    ['4', 16, true],
    ['4', 13, true],
    ['4', 15, false],
    ['51', 16, true],
    ['50', 15, false],
    ['2221', 16, true],
    ['2720', 16, true],
    ['2721', 16, false],
    ['37', 15, true],
    ['37', 16, false],
    ['35', 16, false],
    ['3528', 16, true],
    ['62', 19, true],
    ['9', 16, false],
  ])('%s... of %i digits: %s', (prefix, length, expected) => {
    expect(passes('card-brand', prefix.padEnd(length, '0'))).toBe(expected);
  });
});

describe('iban', () => {
  const valid = `DE${ibanCheckDigits('DE', '370400440532013000')}370400440532013000`;
  it('accepts any grouping and case', () => {
    expect(passes('iban', valid)).toBe(true);
    expect(passes('iban', (valid.match(/.{1,4}/g) ?? []).join(' ').toLowerCase())).toBe(true);
  });
  it('refuses every single changed digit and every swap of neighbours', () => {
    for (let i = 2; i < valid.length; i += 1) {
      const changed = valid.slice(0, i) + String((Number(valid[i]) + 1) % 10) + valid.slice(i + 1);
      expect(passes('iban', changed), `digit ${i}`).toBe(false);
      if (valid[i] === valid[i + 1] || i + 1 === valid.length) continue;
      const swapped = valid.slice(0, i) + valid.charAt(i + 1) + valid.charAt(i) + valid.slice(i + 2);
      expect(passes('iban', swapped), `swap ${i}`).toBe(false);
    }
  });
  it('refuses a right check over a wrong length or country', () => {
    expect(passes('iban', `DE${ibanCheckDigits('DE', '37040044053201300')}37040044053201300`)).toBe(false);
    expect(passes('iban', `XX${ibanCheckDigits('XX', '370400440532013000')}370400440532013000`)).toBe(false);
  });
});

describe('entropy', () => {
  it.each([
    ['aaaa', 0],
    ['abab', 1],
    ['abcd', 2],
  ])('%s has %d bits a character', (value, bits) => expect(entropyOf(value)).toBeCloseTo(bits, 10));
  it('is a threshold', () => {
    expect(passes('entropy-3', 'abcdefgh')).toBe(true);
    expect(passes('entropy-3', 'abcdefgg')).toBe(false);
  });
});
