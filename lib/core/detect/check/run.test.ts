import { describe, expect, it } from 'vitest';
import { satisfies } from './run.ts';
import type { CheckStep } from './schema.ts';

const holds = (steps: CheckStep[], value: string) => satisfies({ check: steps }, value);

describe('satisfies', () => {
  // Values from the standards' own examples and from Wikipedia's articles on the schemes.
  it.each<[string, CheckStep, string, string]>([
    ['Luhn', { luhn: true }, '7992-7398-713', '7992-7398-710'],
    ['Verhoeff', { verhoeff: true }, '2363', '2364'],
    ['Damm', { damm: true }, '5724', '5727'],
    ['ISO 7064 mod 11-2', { iso7064: { system: 'mod-11-2' } }, '0794 0', '0794 1'],
    ['ISO 7064 mod 11-2 with X', { iso7064: { system: 'mod-11-2' } }, '079X', '97X0'],
    ['ISO 7064 mod 97-10', { iso7064: { system: 'mod-97-10' } }, '79444', '79445'],
    ['ISO 7064 mod 11-10', { iso7064: { system: 'mod-11-10' } }, '07945', '07946'],
    ['ISO 7064 mod 37-36', { iso7064: { system: 'mod-37-36' } }, 'A12425GABC1234002M', 'A12425GABC1234002N'],
  ])('%s', (_, step, good, bad) => {
    expect(holds([step], good)).toBe(true);
    expect(holds([step], bad)).toBe(false);
  });

  it('reads a weighted sum with a map, a table of values and a second round', () => {
    const pesel: CheckStep = {
      sum: { weights: [1, 3, 7, 9, 1, 3, 7, 9, 1, 3], modulus: 10, map: '0987654321' },
    };
    expect(holds([{ length: 11 }, pesel], '44051401359')).toBe(true);
    expect(holds([{ length: 11 }, pesel], '44051401358')).toBe(false);
    const rounds: CheckStep = {
      sum: {
        weights: [1, 2],
        modulus: 11,
        map: '0123456789>',
        at: 2,
        again: { weights: [3, 4], modulus: 11, map: '01234567890', at: 2 },
      },
    };
    // 1 * 8 + 2 * 1 = 10: the second round gives 3 * 8 + 4 * 1 = 28, and 28 modulo 11 is 6.
    expect(holds([rounds], '816')).toBe(true);
    expect(holds([rounds], '810')).toBe(false);
    const table: CheckStep = { sum: { weights: [1, 1], modulus: 10, values: [{ A: 7 }, '0123'], at: 2 } };
    expect(holds([table], 'A29')).toBe(true);
    expect(holds([table], 'B29')).toBe(false);
  });

  it('reads a stretch modulo a number, with letters for remainders and replacements', () => {
    const dni: CheckStep = { modulo: { to: 8, modulus: 23, map: 'TRWAGMYFPDXBNJZSQVHLCKE' } };
    expect(holds([dni], '12345678-Z')).toBe(true);
    expect(holds([dni], '12345678-A')).toBe(false);
    const belgian: CheckStep = { modulo: { to: 9, modulus: 97, subtractFrom: 97, digits: 2 } };
    expect(holds([belgian], '85.07.30-033.28')).toBe(true);
  });

  it('checks dates, ranges, alternatives and their opposite', () => {
    const date: CheckStep = { date: { format: 'yymmdd', month: [0, 20], day: [0, 40] } };
    expect(holds([date], '002229')).toBe(true);
    expect(holds([date], '010229')).toBe(false);
    expect(holds([date], '011271')).toBe(true);
    expect(holds([{ date: { format: 'ddmmyyyy' } }], '31121879')).toBe(false);
    expect(holds([{ date: { format: 'yyddd' } }], '01366')).toBe(false);
    expect(holds([{ range: { from: 1, to: 3, in: ['01-05', '99'] } }], 'x04')).toBe(true);
    expect(holds([{ range: { from: 1, to: 3, in: ['01-05', '99'] } }], 'x98')).toBe(false);
    expect(holds([{ any: [[{ length: 3 }], [{ length: 5 }]] }], 'abcde')).toBe(true);
    expect(holds([{ not: [{ length: 3 }] }], 'abc')).toBe(false);
  });

  it('is false, and does not throw, for what it cannot read', () => {
    for (const value of ['', 'ß', '٣٤٥', 'ABC', '0'.repeat(500)]) {
      expect(holds([{ sum: { weights: [1, 2, 3], modulus: 7 } }, { length: 4 }], value)).toBe(false);
      expect(holds([{ modulo: { modulus: 97, at: 2 } }], value === '0'.repeat(500) ? 'x' : value)).toBe(
        false,
      );
    }
  });
});
