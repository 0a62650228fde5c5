/** Characters of a number as people write it: digits and what stands between them. Flat inclusive ranges. */
export const numberRanges: readonly number[] = [
  32, 32, 40, 41, 43, 47, 48, 57, 58, 58, 95, 95, 0xa0, 0xa0, 0x2007, 0x2007, 0x2009, 0x2009, 0x2010, 0x2015,
  0x202f, 0x202f, 0x2212, 0x2212,
];

export function isDigitUnit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
