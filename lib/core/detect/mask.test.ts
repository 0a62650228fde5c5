import { describe, expect, it } from 'vitest';
import { maskValue, normaliseValue } from './mask.ts';

const dots = '\u2022\u2022\u2022\u2022';

describe('maskValue', () => {
  it.each([
    ['9876 5432-1098 4821', 0, 4, `${dots} 4821`],
    ['9876543210984821', 6, 0, `987654 ${dots}`],
    ['jana@firma.example', 1, 3, `j ${dots} ple`],
    ['123456789', 0, 4, `${dots} 6789`],
    ['12345678', 0, 4, `${dots} 78`],
    ['12345678', 2, 2, `${dots} 78`],
    ['12345', 3, 0, `${dots} 45`],
    ['1234', 0, 4, dots],
    ['', 0, 4, dots],
    ['whatever it is', 0, 0, dots],
    ['\u{1f600}x\u{1d7d8}\u{1d7d9}yz12', 0, 2, `${dots} 12`],
  ])('%s keeping %i and %i', (value, keepStart, keepEnd, expected) => {
    expect(maskValue(value, { keepStart, keepEnd })).toBe(expected);
  });
});

describe('normaliseValue', () => {
  it.each([
    ['4539 5787-6362.1486', '4539578763621486'],
    ['de89\u00a03704', 'de893704'],
    ['A.B-C@Example.COM', 'a.b-c@example.com'],
    [' STRICTLY CONFIDENTIAL ', 'strictlyconfidential'],
  ])('%j', (value, expected) => expect(normaliseValue(value)).toBe(expected));
});

describe('a value that is no secret itself', () => {
  it('is shown whole, on one line', () => {
    expect(maskValue('STRICTLY\n CONFIDENTIAL', 'none')).toBe('STRICTLY CONFIDENTIAL');
    expect(maskValue('x'.repeat(500), 'none')).toHaveLength(80);
  });
});
