import { describe, expect, it } from 'vitest';
import { isSameName, mayBecomeName } from './same-name.ts';

describe('isSameName', () => {
  it.each([
    ['anna example', 'Anna Example'],
    ['  ANNA\u00a0EXAMPLE ', 'Anna Example'],
    ['Jose Garcia', 'José García'],
    ['strasse', 'Straße'],
    ['ΝΙΚΟΣ', 'Νίκος'],
    ['Mum', 'Mum \u2764\ufe0f'],
    ['491701234567', '+49 170 123-4567'],
    ['ليلى', '\u202bليلى\u202c'],
    ['ﬁona', 'Fiona'],
    ['\u{1f98a}', '\u{1f98a}\ufe0f'],
    ['x'.repeat(40), 'x'.repeat(80)],
  ])('takes %s for %s', (typed, name) => {
    expect(isSameName(typed, name)).toBe(true);
  });

  it.each([
    ['', 'Anna'],
    ['Ann', 'Anna'],
    ['Anna Example 2', 'Anna Example'],
    ['Bob', 'Anna'],
    ['!', 'Anna'],
    ['', '\u{1f98a}'],
    ['\u{1f98b}', '\u{1f98a}'],
    ['x'.repeat(39), 'x'.repeat(80)],
  ])('does not take %j for %s', (typed, name) => {
    expect(isSameName(typed, name)).toBe(false);
  });
});

it('knows what may still become the name', () => {
  expect([mayBecomeName('an', 'Anna'), mayBecomeName('', 'Anna'), mayBecomeName('bo', 'Anna')]).toEqual([
    true,
    true,
    false,
  ]);
});
