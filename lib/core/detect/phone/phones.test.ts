import { readFileSync } from 'node:fs';
import { isValidPhoneNumber, type CountryCode } from 'libphonenumber-js/max';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitAutomaton } from './digit-automaton.ts';
import { exampleRegions, phonesFor } from './from-metadata.ts';
import { acceptsDigits, isInternational, isNational } from './phones.ts';

const phones = phonesFor(exampleRegions);
const examples: unknown = JSON.parse(
  readFileSync(
    new URL('../../../../node_modules/libphonenumber-js/examples.mobile.json', import.meta.url),
    'utf8',
  ),
);
const mobile = (region: string): string =>
  String(Reflect.get(typeof examples === 'object' && examples !== null ? examples : {}, region));

describe('digitAutomaton', () => {
  it.each(['[2-9]\\d{2,4}|11[0-58]', '(?:0|90)?1[25]\\d{3}', '1(?:2(?:3|45)|[67]8?)\\d'])(
    'accepts what %s matches',
    (pattern) => {
      const automaton = digitAutomaton(pattern);
      const native = new RegExp(`^(?:${pattern})$`);
      for (let number = 0; number < 20_000; number += 1)
        expect(acceptsDigits(automaton, String(number)), String(number)).toBe(native.test(String(number)));
    },
  );

  it('is the same for patterns that mean the same', () => {
    expect(digitAutomaton('12|13')).toBe(digitAutomaton('1[23]'));
    expect(digitAutomaton('\\d\\d+')).toBe(digitAutomaton('[0-9]{2,}'));
  });
});

describe.each(phones.regions)('numbers of $region', ({ region, code, prefix, numbers }) => {
  it('are those that libphonenumber calls valid', () => {
    const sample = mobile(region);
    const mutated = fc.tuple(fc.nat({ max: sample.length - 1 }), fc.nat({ max: 9 })).map(([at, digit]) => {
      return sample.slice(0, at) + String(digit) + sample.slice(at + 1);
    });
    // The library takes a leading prefix off by itself.
    const own = (number: string): boolean => prefix === '' || !number.startsWith(prefix);
    const random = fc.stringMatching(/^[1-9][0-9]{5,11}$/);
    const same = fc.property(fc.oneof(mutated, random).filter(own), (number) => {
      // A calling code may be shared: the number is then another country's.
      const shared = ['US', 'GB', 'IT'].includes(region);
      const valid = isValidPhoneNumber(`+${code}${number}`, region as CountryCode);
      if (!shared || !valid) expect(acceptsDigits(numbers, number), number).toBe(valid);
    });
    fc.assert(same, { seed: 20261122, numRuns: 400 });
  });

  it('are known inside the country and from abroad', () => {
    const number = mobile(region);
    expect(isNational(`${prefix} ${number}`, phonesFor([region]))).toBe(true);
    expect(isInternational(`+${code} ${number}`, phonesFor([]))).toBe(true);
    expect(isInternational(`00${code}-${number}`, phonesFor([]))).toBe(true);
  });
});

describe('phonesFor', () => {
  it('does not depend on the order of regions, and leaves out what is no region', () => {
    expect(phonesFor(['DE', 'FR', 'XX', 'DE'])).toEqual(phonesFor(['FR', 'DE']));
    expect(phonesFor(['FR', 'DE']).regions.map(({ region }) => region)).toEqual(['DE', 'FR']);
  });

  it('stays small', () => {
    expect(JSON.stringify(phones).length).toBeLessThan(60_000);
  });
});

describe('isInternational', () => {
  it.each([
    ['+49 (0) 151 23456789', true],
    ['+1 202 555 0143', true],
    ['0044 20 7946 0958', true],
    ['+999 123456789', false],
    ['+49 1', false],
    ['+1 202 555 01433', false],
    ['+44 0000000000', false],
  ])('%s: %s', (value, expected) => expect(isInternational(value, phones)).toBe(expected));

  it('goes by length where nothing is known', () => {
    expect(isInternational('+999 123456789', null)).toBe(true);
    expect(isNational('030 1234567', null)).toBe(false);
  });
});
